package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Deletes a service binding. */
@Command(name = "unbind", description = "Delete a service binding.")
public final class UnbindCommand extends OperationCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    @Parameters(index = "1", paramLabel = "BINDING", description = "The id of the service binding.")
    private String binding = "";

    /** Creates the command. */
    public UnbindCommand(Program program) {
        super(program);
    }

    @Override
    int run(Session session) {
        ChosenPlan chosen = session.planOf(instance, plan);
        OsbRequest.Unbind request = new OsbRequest.Unbind(
                instance, binding, chosen.offering().id(), chosen.plan().id());
        ObjectNode shown = Json.object().put("instance_id", instance).put("binding_id", binding);
        int code = carryOut(
                session,
                Optional.of(chosen.plan()),
                new Operation(
                        "deletion of binding " + binding,
                        request,
                        () -> session.broker().client().unbind(request),
                        shown));
        return code == ExitCode.OK ? session.printed(shown) : code;
    }
}
