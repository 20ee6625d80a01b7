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

/** Deletes a service instance. */
@Command(name = "deprovision", description = "Delete a service instance.")
public final class DeprovisionCommand extends OperationCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    /** Creates the command. */
    public DeprovisionCommand(Program program) {
        super(program);
    }

    @Override
    int run(Session session) {
        ChosenPlan chosen = session.planOf(instance, plan);
        OsbRequest.Deprovision request = new OsbRequest.Deprovision(
                instance, chosen.offering().id(), chosen.plan().id());
        ObjectNode shown = Json.object().put("instance_id", instance);
        int code = carryOut(
                session,
                Optional.of(chosen.plan()),
                new Operation(
                        "deletion of " + instance,
                        request,
                        () -> session.broker().client().deprovision(request),
                        shown));
        return code == ExitCode.OK ? session.printed(shown) : code;
    }
}
