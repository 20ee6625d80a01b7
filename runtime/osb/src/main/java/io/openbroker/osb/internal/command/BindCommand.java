package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import io.openbroker.model.BindResource;
import io.openbroker.osb.internal.option.ParameterOptions;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.Program;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a service binding. */
@Command(name = "bind", description = "Create a service binding, and print its credentials.")
public final class BindCommand extends BindingCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Mixin
    private final ParameterOptions parameters;

    @Option(names = "--app", paramLabel = "GUID", description = "The application that is bound.")
    private Optional<String> application = Optional.empty();

    @Option(names = "--route", paramLabel = "URL", description = "The route that is bound.")
    private Optional<String> route = Optional.empty();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "BINDING",
            description = "The id of the new service binding. The default is a new UUID.")
    private Optional<String> binding = Optional.empty();

    /** Creates the command. */
    public BindCommand(Program program) {
        super(program);
        parameters = new ParameterOptions(program);
    }

    @Override
    int run(Session session) {
        ChosenPlan chosen = session.planOf(instance, plan);
        OsbRequest.Bind request = OsbRequest.Bind.of(
                instance,
                binding.orElseGet(() -> UUID.randomUUID().toString()),
                chosen.offering().id(),
                chosen.plan().id());
        request = parameters.context().map(request::withContext).orElse(request);
        request = parameters.parameters().map(request::withParameters).orElse(request);
        if (application.isPresent() || route.isPresent()) {
            request = request.withResource(new BindResource(application, route, Map.of()));
        }
        return bind(session, chosen, request, "binding " + request.bindingId());
    }
}
