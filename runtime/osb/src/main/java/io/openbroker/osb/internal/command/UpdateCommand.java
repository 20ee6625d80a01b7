package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.osb.internal.option.ParameterOptions;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Changes a service instance. */
@Command(
        name = "update",
        description =
                "Change a service instance: its parameters, its plan (--plan names the new one), or its maintenance version.")
public final class UpdateCommand extends OperationCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Mixin
    private final ParameterOptions parameters;

    @Option(
            names = "--maintenance",
            paramLabel = "VERSION",
            description =
                    "The maintenance version to change to. The value \"latest\" is that of the plan in the catalog.")
    private Optional<String> maintenance = Optional.empty();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    /** Creates the command. */
    public UpdateCommand(Program program) {
        super(program);
        parameters = new ParameterOptions(program);
    }

    @Override
    int run(Session session) {
        Catalog catalog = session.catalog();
        Catalog.Offering offering = session.offeringOf(instance, catalog, plan.service());
        OsbRequest.Update request = OsbRequest.Update.of(instance, offering.id());
        Optional<Catalog.Plan> target = plan.plan()
                .map(wanted -> ChosenPlan.find(catalog, Optional.of(offering.id()), Optional.of(wanted))
                        .plan());
        request = target.map(Catalog.Plan::id).map(request::withPlan).orElse(request);
        request = parameters.context().map(request::withContext).orElse(request);
        request = parameters.parameters().map(request::withParameters).orElse(request);
        request = maintenance
                .map(wanted -> wanted.equals("latest") ? latest(session) : new MaintenanceInfo(wanted))
                .map(request::withMaintenance)
                .orElse(request);
        OsbRequest.Update sent = request;
        ObjectNode shown = Json.object().put("instance_id", instance);
        target.ifPresent(chosen -> shown.put("plan", chosen.name()));
        int code = carryOut(
                session,
                target,
                new Operation(
                        "update of " + instance,
                        sent,
                        () -> session.broker().client().update(sent),
                        shown));
        return code == ExitCode.OK ? session.printed(shown) : code;
    }

    private MaintenanceInfo latest(Session session) {
        Catalog.Plan chosen = session.planOf(instance, plan).plan();
        return chosen.maintenanceInfo()
                .orElseThrow(() -> CommandFailure.usage(
                        "The plan \"" + chosen.name() + "\" has no maintenance version in the catalog."));
    }
}
