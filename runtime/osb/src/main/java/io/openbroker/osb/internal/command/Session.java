package io.openbroker.osb.internal.command;

import io.openbroker.client.ApiVersion;
import io.openbroker.client.Catalog;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.osb.internal.option.BrokerOptions;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Table;
import io.openbroker.osb.internal.output.VisibleText;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A command's conversation with a broker. */
record Session(Program program, BrokerOptions.Target broker, boolean json, ApiVersion apiVersion) {

    /** Fetches the catalog. */
    ClientResult<Catalog> fetchCatalog() {
        ClientResult<Catalog> result = broker.client().catalog();
        if (result.value().isEmpty()) {
            throw Failures.noCatalog(broker.url(), result);
        }
        return result;
    }

    Catalog catalog() {
        return fetchCatalog().value().orElseThrow();
    }

    /** Finds the plan of an instance: as the user says, or as the broker says, or the only one of the catalog. */
    ChosenPlan planOf(String instance, PlanOptions options) {
        Catalog catalog = catalog();
        if (options.service().isEmpty() && options.plan().isEmpty()) {
            return ofBroker(catalog, instance)
                    .orElseGet(() -> ChosenPlan.find(catalog, Optional.empty(), Optional.empty()));
        }
        return ChosenPlan.find(catalog, options.service(), options.plan());
    }

    /** Finds the service offering of an instance likewise. */
    Catalog.Offering offeringOf(String instance, Catalog catalog, Optional<String> service) {
        return service.isPresent() || catalog.offerings().size() == 1
                ? ChosenPlan.offering(catalog, service)
                : ofBroker(catalog, instance)
                        .map(ChosenPlan::offering)
                        .orElseGet(() -> ChosenPlan.offering(catalog, service));
    }

    private Optional<ChosenPlan> ofBroker(Catalog catalog, String instance) {
        if (catalog.offerings().stream().noneMatch(Catalog.Offering::instancesRetrievable)) {
            return Optional.empty();
        }
        ClientResult<FetchedInstance> fetched;
        try {
            fetched = broker.client().fetchInstance(OsbRequest.FetchInstance.of(instance));
        } catch (IllegalArgumentException e) {
            // The version of the API cannot fetch.
            return Optional.empty();
        }
        ObjectNode body = body(fetched);
        return catalog.offering(body.path("service_id").asString(""))
                .flatMap(offering ->
                        offering.plan(body.path("plan_id").asString("")).map(plan -> new ChosenPlan(offering, plan)));
    }

    /** Returns the body of a response, as the broker has sent it. */
    static ObjectNode body(ClientResult<?> result) {
        return result.exchange()
                .response()
                .map(response -> Json.body(response.text()))
                .orElseGet(Json::object);
    }

    /** Returns whether the version of the API that is sent includes another one. */
    boolean has(ApiVersion version) {
        return apiVersion.has(version);
    }

    /** Prints an object and returns the exit code for success. */
    int printed(ObjectNode object) {
        print(object);
        return ExitCode.OK;
    }

    /** Prints an object, for programs or for people. */
    void print(ObjectNode object) {
        if (json) {
            program.print(Json.pretty(object));
            return;
        }
        Table table = new Table();
        object.properties().forEach(member -> add(table, member.getKey(), member.getValue()));
        table.lines(Integer.MAX_VALUE).forEach(program::print);
    }

    private static void add(Table table, String name, JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                add(table, name + "." + member.getKey(), member.getValue());
            }
        } else {
            table.row(name, VisibleText.of(value.isString() ? value.stringValue() : value.toString()));
        }
    }
}
