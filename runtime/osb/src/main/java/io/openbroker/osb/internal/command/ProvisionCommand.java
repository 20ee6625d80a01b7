package io.openbroker.osb.internal.command;

import io.openbroker.client.ApiVersion;
import io.openbroker.client.OsbRequest;
import io.openbroker.osb.internal.option.ParameterOptions;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Creates a service instance. */
@Command(name = "provision", description = "Create a service instance.")
public final class ProvisionCommand extends OperationCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Mixin
    private final ParameterOptions parameters;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "INSTANCE",
            description = "The id of the new service instance. The default is a new UUID.")
    private Optional<String> instance = Optional.empty();

    /** Creates the command. */
    public ProvisionCommand(Program program) {
        super(program);
        parameters = new ParameterOptions(program);
    }

    @Override
    int run(Session session) {
        ChosenPlan chosen = ChosenPlan.find(session.catalog(), plan.service(), plan.plan());
        String id = instance.orElseGet(() -> UUID.randomUUID().toString());
        OsbRequest.Provision request = OsbRequest.Provision.of(
                id, chosen.offering().id(), chosen.plan().id(), parameters.contextOrDefault());
        request = parameters.parameters().map(request::withParameters).orElse(request);
        if (session.has(ApiVersion.V2_15)) {
            request = chosen.plan()
                    .maintenanceInfo()
                    .map(request::withMaintenance)
                    .orElse(request);
        }
        OsbRequest.Provision sent = request;
        ObjectNode shown = Json.object().put("instance_id", id);
        shown.put("service", chosen.offering().name()).put("plan", chosen.plan().name());
        int code = carryOut(
                session,
                Optional.of(chosen.plan()),
                new Operation(
                        "provision of " + id,
                        sent,
                        () -> session.broker().client().provision(sent),
                        shown));
        return code == ExitCode.OK ? session.printed(shown) : code;
    }
}
