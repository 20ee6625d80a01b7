package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import java.util.List;

/**
 * The resource of a request in the words of a command.
 *
 * @param plan the options that name the plan; empty if the request names none
 * @param ids the ids of the service instance and, if the request is about one, of the service binding
 */
record HintWords(List<String> plan, List<String> ids) {

    static final OsbRequest.Visitor<HintWords> OF_REQUEST = new OfRequest();

    boolean isBinding() {
        return ids.size() > 1;
    }

    private static HintWords of(String service, String plan, String... ids) {
        return new HintWords(List.of("--service", service, "--plan", plan), List.of(ids));
    }

    private static HintWords withoutPlan(String... ids) {
        return new HintWords(List.of(), List.of(ids));
    }

    private static final class OfRequest implements OsbRequest.Visitor<HintWords> {

        @Override
        public HintWords visit(OsbRequest.Provision request) {
            return of(request.serviceId(), request.planId(), request.instanceId());
        }

        @Override
        public HintWords visit(OsbRequest.Deprovision request) {
            return of(request.serviceId(), request.planId(), request.instanceId());
        }

        @Override
        public HintWords visit(OsbRequest.Bind request) {
            return of(request.serviceId(), request.planId(), request.instanceId(), request.bindingId());
        }

        @Override
        public HintWords visit(OsbRequest.Unbind request) {
            return of(request.serviceId(), request.planId(), request.instanceId(), request.bindingId());
        }

        @Override
        public HintWords visit(OsbRequest.Update request) {
            return withoutPlan(request.instanceId());
        }

        @Override
        public HintWords visit(OsbRequest.FetchInstance request) {
            return withoutPlan(request.instanceId());
        }

        @Override
        public HintWords visit(OsbRequest.LastOperation request) {
            return withoutPlan(request.instanceId());
        }

        @Override
        public HintWords visit(OsbRequest.FetchBinding request) {
            return withoutPlan(request.instanceId(), request.bindingId());
        }

        @Override
        public HintWords visit(OsbRequest.LastBindingOperation request) {
            return withoutPlan(request.instanceId(), request.bindingId());
        }
    }
}
