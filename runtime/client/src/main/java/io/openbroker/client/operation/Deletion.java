package io.openbroker.client.operation;

import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.Deleted;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The deletion of what a request may have left behind.
 *
 * @param request the deletion
 * @param send sends it
 */
record Deletion(OsbRequest request, Supplier<ClientResult<Deleted>> send) {

    /** Returns the deletion for a request that creates or deletes; empty for the others, which leave nothing behind. */
    static Optional<Deletion> after(OsbRequest request, BrokerClient client) {
        return request.accept(new Finder(client));
    }

    private record Finder(BrokerClient client) implements OsbRequest.Visitor<Optional<Deletion>> {

        @Override
        public Optional<Deletion> visit(OsbRequest.Provision request) {
            return visit(new OsbRequest.Deprovision(request.instanceId(), request.serviceId(), request.planId()));
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.Deprovision request) {
            return Optional.of(new Deletion(request, () -> client.deprovision(request)));
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.Bind request) {
            return visit(new OsbRequest.Unbind(
                    request.instanceId(), request.bindingId(), request.serviceId(), request.planId()));
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.Unbind request) {
            return Optional.of(new Deletion(request, () -> client.unbind(request)));
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.Update request) {
            return Optional.empty();
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.FetchInstance request) {
            return Optional.empty();
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.LastOperation request) {
            return Optional.empty();
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.FetchBinding request) {
            return Optional.empty();
        }

        @Override
        public Optional<Deletion> visit(OsbRequest.LastBindingOperation request) {
            return Optional.empty();
        }
    }
}
