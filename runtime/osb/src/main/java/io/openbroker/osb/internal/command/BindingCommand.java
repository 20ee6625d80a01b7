package io.openbroker.osb.internal.command;

import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A command that creates a service binding. */
abstract class BindingCommand extends OperationCommand {

    BindingCommand(Program program) {
        super(program);
    }

    /** Creates a service binding and prints it, with the credentials that the broker sends at once or when asked. */
    final int bind(Session session, ChosenPlan chosen, OsbRequest.Bind request, String name) {
        ObjectNode shown =
                Json.object().put("instance_id", request.instanceId()).put("binding_id", request.bindingId());
        int code = carryOut(
                session,
                Optional.of(chosen.plan()),
                new Operation(name, request, () -> session.broker().client().bind(request), shown));
        if (code != ExitCode.OK) {
            return code;
        }
        if (shown.path("state").asString().equals("succeeded") && shown.has("operation")) {
            addFetched(session, chosen, request, shown);
        }
        return session.printed(shown);
    }

    /** An asynchronous binding has its credentials where it is fetched. */
    private static void addFetched(Session session, ChosenPlan chosen, OsbRequest.Bind request, ObjectNode shown) {
        ClientResult<FetchedBinding> fetched = session.broker()
                .client()
                .fetchBinding(OsbRequest.FetchBinding.of(request.instanceId(), request.bindingId())
                        .withHints(chosen.offering().id(), chosen.plan().id()));
        if (fetched.value().isEmpty()) {
            session.program().note("The service binding exists, but cannot be fetched.");
            throw Failures.of("request for the service binding", fetched);
        }
        Failures.warn(session.program(), fetched.violations());
        shown.setAll(Session.body(fetched));
    }
}
