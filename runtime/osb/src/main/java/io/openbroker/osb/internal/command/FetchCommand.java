package io.openbroker.osb.internal.command;

import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows a service instance or a service binding. */
@Command(
        name = "fetch",
        description =
                "Show a service instance, or a service binding with its credentials, if the broker supports that.")
public final class FetchCommand extends BrokerCommand {

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "BINDING", description = "The id of the service binding.")
    private Optional<String> binding = Optional.empty();

    /** Creates the command. */
    public FetchCommand(Program program) {
        super(program);
    }

    @Override
    int run(Session session) {
        ClientResult<?> result = binding.isPresent()
                ? session.broker().client().fetchBinding(OsbRequest.FetchBinding.of(instance, binding.get()))
                : session.broker().client().fetchInstance(OsbRequest.FetchInstance.of(instance));
        if (result.value().isEmpty()) {
            throw Failures.of("request for the service " + (binding.isPresent() ? "binding" : "instance"), result);
        }
        Failures.warn(session.program(), result.violations());
        ObjectNode shown = Json.object().put("instance_id", instance);
        binding.ifPresent(id -> shown.put("binding_id", id));
        shown.setAll(Session.body(result));
        return session.printed(shown);
    }
}
