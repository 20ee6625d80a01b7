// The broker of the benchmark on brokerapi, which keeps its instances and bindings in maps.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"sync"

	"code.cloudfoundry.org/brokerapi/v13"
	"code.cloudfoundry.org/brokerapi/v13/domain"
	"code.cloudfoundry.org/brokerapi/v13/domain/apiresponses"
)

const (
	service = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d001"
	plan    = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d002"
)

type key struct{ instance, binding string }

type broker struct {
	mutex     sync.Mutex
	resources map[key]string
}

type size struct {
	Size *int `json:"size"`
}

// put keeps a resource, and tells whether it existed with the same values.
func (b *broker) put(k key, values string) (bool, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	before, exists := b.resources[k]
	if exists && before != values {
		return false, apiresponses.ErrInstanceAlreadyExists
	}
	b.resources[k] = values
	return exists, nil
}

func (b *broker) get(k key) (string, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	values, exists := b.resources[k]
	if !exists {
		return "", apiresponses.ErrInstanceDoesNotExist
	}
	return values, nil
}

func (b *broker) remove(k key) error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if _, exists := b.resources[k]; !exists {
		return apiresponses.ErrInstanceDoesNotExist
	}
	delete(b.resources, k)
	return nil
}

func (b *broker) Services(context.Context) ([]domain.Service, error) {
	return []domain.Service{{
		ID: service, Name: "measured", Description: "A service that costs nothing", Bindable: true, InstancesRetrievable: true,
		Plans: []domain.ServicePlan{{ID: plan, Name: "only", Description: "The only plan"}},
	}}, nil
}

func (b *broker) Provision(_ context.Context, id string, details domain.ProvisionDetails, _ bool) (
	domain.ProvisionedServiceSpec, error) {
	var parameters size
	if err := json.Unmarshal(details.RawParameters, &parameters); err != nil || parameters.Size == nil {
		return domain.ProvisionedServiceSpec{}, apiresponses.ErrRawParamsInvalid
	}
	exists, err := b.put(key{id, ""}, string(details.RawParameters))
	return domain.ProvisionedServiceSpec{AlreadyExists: exists}, err
}

func (b *broker) Deprovision(_ context.Context, id string, _ domain.DeprovisionDetails, _ bool) (
	domain.DeprovisionServiceSpec, error) {
	return domain.DeprovisionServiceSpec{}, b.remove(key{id, ""})
}

func (b *broker) GetInstance(_ context.Context, id string, _ domain.FetchInstanceDetails) (
	domain.GetInstanceDetailsSpec, error) {
	parameters, err := b.get(key{id, ""})
	return domain.GetInstanceDetailsSpec{
		ServiceID: service, PlanID: plan, Parameters: json.RawMessage(parameters)}, err
}

func (b *broker) Update(context.Context, string, domain.UpdateDetails, bool) (domain.UpdateServiceSpec, error) {
	return domain.UpdateServiceSpec{}, apiresponses.ErrPlanChangeNotSupported
}

func (b *broker) LastOperation(_ context.Context, id string, _ domain.PollDetails) (domain.LastOperation, error) {
	_, err := b.get(key{id, ""})
	return domain.LastOperation{State: domain.Succeeded}, err
}

func (b *broker) Bind(_ context.Context, id, binding string, _ domain.BindDetails, _ bool) (domain.Binding, error) {
	exists, err := b.put(key{id, binding}, "")
	return domain.Binding{AlreadyExists: exists, Credentials: map[string]string{"user": "user-" + binding}}, err
}

func (b *broker) Unbind(_ context.Context, id, binding string, _ domain.UnbindDetails, _ bool) (domain.UnbindSpec, error) {
	return domain.UnbindSpec{}, b.remove(key{id, binding})
}

func (b *broker) GetBinding(context.Context, string, string, domain.FetchBindingDetails) (domain.GetBindingSpec, error) {
	return domain.GetBindingSpec{}, apiresponses.ErrBindingNotFound
}

func (b *broker) LastBindingOperation(context.Context, string, string, domain.PollDetails) (domain.LastOperation, error) {
	return domain.LastOperation{}, apiresponses.ErrBindingDoesNotExist
}

func main() {
	handler := brokerapi.New(&broker{resources: map[key]string{}}, slog.New(slog.NewJSONHandler(os.Stdout, nil)),
		brokerapi.BrokerCredentials{Username: os.Getenv("BROKER_USERNAME"), Password: os.Getenv("BROKER_PASSWORD")})
	if err := http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), handler); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
