package io.openbroker.runtime.internal.policy;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.catalog.OfferingIds;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The policies of a broker, in their order. Safe for use by many threads. */
public final class Policies {

    private final List<Applied> policies;
    private final RunningOperations calls;
    private final Optional<StateStore> store;

    /** A policy, and which requests it sees. */
    private record Applied(RequestPolicy policy, Set<String> offerings, Set<OsbOperation> operations) {

        boolean sees(OsbOperation operation, String serviceId) {
            return operations.contains(operation) && (offerings.isEmpty() || offerings.contains(serviceId));
        }
    }

    private Policies(List<Applied> policies, RunningOperations calls, Optional<StateStore> store) {
        this.policies = policies;
        this.calls = calls;
        this.store = store;
    }

    /**
     * The policies for service offerings whose service instances nobody can count.
     *
     * @param offered the ids of all service offerings of the broker
     * @param calls runs policies within the response time limit
     * @throws IllegalArgumentException if a policy is for a service offering that does not exist, or for an operation that
     *     changes nothing
     */
    public static Policies of(List<RequestPolicy> policies, Set<String> offered, RunningOperations calls) {
        List<Applied> applied = policies.stream()
                .map(policy -> new Applied(
                        policy, OfferingIds.checked("A policy", policy.offerings(), offered), operations(policy)))
                .toList();
        return new Policies(applied, calls, Optional.empty());
    }

    /** The same policies for service offerings whose service instances are in a store. */
    public Policies counting(StateStore instances) {
        return new Policies(policies, calls, Optional.of(instances));
    }

    private static Set<OsbOperation> operations(RequestPolicy policy) {
        Set<OsbOperation> operations = Set.copyOf(policy.operations());
        operations.stream()
                .filter(operation -> !operation.mutates())
                .findFirst()
                .ifPresent(reading -> {
                    throw new IllegalArgumentException("A policy is for the operation " + reading
                            + ", which changes nothing. Policies see PROVISION,"
                            + " UPDATE, BIND, DEPROVISION and UNBIND.");
                });
        return operations;
    }

    /**
     * The check of a request.
     *
     * @param early receives the response to a platform that cannot wait for the policies
     * @param request makes the request that policies see
     */
    public PolicyCheck check(
            Command command,
            String serviceId,
            Consumer<JsonResponse> early,
            Supplier<? extends BrokerRequest> request) {
        List<RequestPolicy> asked = policies.stream()
                .filter(applied -> applied.sees(command.operation(), serviceId))
                .map(Applied::policy)
                .toList();
        return asked.isEmpty() ? PolicyCheck.NONE : new PolicyCalls(asked, calls, store, command, early, request);
    }
}
