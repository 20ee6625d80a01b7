package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import io.openbroker.client.StartedOperation;
import io.openbroker.osb.internal.output.Shell;
import java.util.ArrayList;
import java.util.List;

/** Commands that a user may want next; without credentials, which come from the environment. */
final class Hints {

    private Hints() {}

    /** Returns a command that polls an operation. */
    static String poll(Session session, OsbRequest request, StartedOperation started) {
        List<String> words =
                new ArrayList<>(List.of("osb", "poll", "--url", session.broker().url()));
        started.operationId().ifPresent(id -> words.addAll(List.of("--operation", id)));
        if (request instanceof OsbRequest.Provision provision) {
            plan(words, provision.serviceId(), provision.planId());
        } else if (request instanceof OsbRequest.Bind bind) {
            plan(words, bind.serviceId(), bind.planId());
        } else if (request instanceof OsbRequest.Unbind unbind) {
            plan(words, unbind.serviceId(), unbind.planId());
        } else if (request instanceof OsbRequest.Deprovision deprovision) {
            plan(words, deprovision.serviceId(), deprovision.planId());
        }
        if (request.operation().deletes()) {
            words.add("--deletion");
        }
        words.add(request.instanceId());
        binding(words, request);
        return command(words);
    }

    /** Returns a command that deletes what a request may have created. */
    static String deletion(Session session, OsbRequest request) {
        boolean isBinding = request instanceof OsbRequest.Bind || request instanceof OsbRequest.Unbind;
        List<String> words = new ArrayList<>(List.of(
                "osb",
                isBinding ? "unbind" : "deprovision",
                "--url",
                session.broker().url()));
        if (request instanceof OsbRequest.Provision provision) {
            plan(words, provision.serviceId(), provision.planId());
        } else if (request instanceof OsbRequest.Bind bind) {
            plan(words, bind.serviceId(), bind.planId());
        } else if (request instanceof OsbRequest.Unbind unbind) {
            plan(words, unbind.serviceId(), unbind.planId());
        } else if (request instanceof OsbRequest.Deprovision deprovision) {
            plan(words, deprovision.serviceId(), deprovision.planId());
        }
        words.add(request.instanceId());
        binding(words, request);
        return command(words);
    }

    private static void plan(List<String> words, String service, String plan) {
        words.addAll(List.of("--service", service, "--plan", plan));
    }

    private static void binding(List<String> words, OsbRequest request) {
        if (request instanceof OsbRequest.Bind bind) {
            words.add(bind.bindingId());
        } else if (request instanceof OsbRequest.Unbind unbind) {
            words.add(unbind.bindingId());
        }
    }

    private static String command(List<String> words) {
        return Shell.command(words.toArray(String[]::new));
    }
}
