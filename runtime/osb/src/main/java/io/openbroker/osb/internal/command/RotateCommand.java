package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Creates the successor of a service binding. */
@Command(
        name = "rotate",
        description =
                "Create the successor of a service binding, and print its credentials. The predecessor stays until it is deleted.")
public final class RotateCommand extends BindingCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    @Parameters(index = "1", paramLabel = "PREDECESSOR", description = "The id of the service binding to replace.")
    private String predecessor = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "BINDING",
            description = "The id of the new service binding. The default is a new UUID.")
    private Optional<String> binding = Optional.empty();

    /** Creates the command. */
    public RotateCommand(Program program) {
        super(program);
    }

    @Override
    int run(Session session) {
        ChosenPlan chosen = session.planOf(instance, plan);
        OsbRequest.Bind request = OsbRequest.Bind.of(
                        instance,
                        binding.orElseGet(() -> UUID.randomUUID().toString()),
                        chosen.offering().id(),
                        chosen.plan().id())
                .asSuccessorOf(predecessor);
        return bind(session, chosen, request, "rotation of " + predecessor);
    }
}
