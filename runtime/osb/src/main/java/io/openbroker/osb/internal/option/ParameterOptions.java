package io.openbroker.osb.internal.option;

import io.openbroker.model.Context;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Parameters and context of a request. */
public final class ParameterOptions {

    private final Program program;

    @Option(
            names = "--parameters",
            paramLabel = "JSON",
            description = "The parameters: an object, @FILE, or \"-\" for standard input.")
    private Optional<String> parameters = Optional.empty();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "KEY=VALUE",
            description = "A parameter; the value is JSON, or else text. Can be repeated.")
    private List<String> single = new ArrayList<>();

    @Option(
            names = "--context",
            paramLabel = "JSON",
            description = "The context: an object, @FILE, or \"-\" for standard input.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description =
                    "A context as sent by cloudfoundry or kubernetes, for values that --context does not have. A provision without context has that of kubernetes.")
    private Optional<Platform> platform = Optional.empty();

    /** Platforms with a context of their own. The constants are the values of the option. */
    enum Platform {
        cloudfoundry,
        kubernetes;

        Map<String, String> context() {
            return switch (this) {
                case cloudfoundry ->
                    Map.of(
                            "platform", "cloudfoundry",
                            "organization_guid", "2d1b1a0e-6f2f-4d5e-8a0d-6c1f0f9b7a01",
                            "organization_name", "osb",
                            "space_guid", "7b2f4f7c-55a8-4f61-9d3e-0f5d2a1c8e02",
                            "space_name", "osb",
                            "instance_name", "osb");
                case kubernetes ->
                    Map.of(
                            "platform", "kubernetes",
                            "namespace", "default",
                            "clusterid", "3c8b9f30-9d8e-4c1b-8f2e-5a7d6e4b3c03",
                            "instance_name", "osb");
            };
        }
    }

    /** Creates options for a program. */
    public ParameterOptions(Program program) {
        this.program = program;
    }

    /** Returns the parameters; empty if there are none. */
    public Optional<Map<String, Object>> parameters() {
        if (parameters.isEmpty() && single.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode object = parameters
                .map(value -> Json.object("The value of --parameters", TextSource.inlineOrFile(program, value)))
                .orElseGet(Json::object);
        for (String pair : single) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.usage("The parameter \"" + pair + "\" has no value; expected is KEY=VALUE.");
            }
            object.set(pair.substring(0, equals), Json.valueOrText(pair.substring(equals + 1)));
        }
        return Optional.of(Json.map(object));
    }

    /** Returns the context, or that of Kubernetes if there is none: without one, the specification demands ids of Cloud Foundry. */
    public Context contextOrDefault() {
        return context().orElseGet(() -> Context.of(Map.copyOf(Platform.kubernetes.context())));
    }

    /** Returns the context; empty if there is none. */
    public Optional<Context> context() {
        if (context.isEmpty() && platform.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode object = Json.object();
        platform.ifPresent(chosen -> chosen.context().forEach(object::put));
        context.ifPresent(
                value -> object.setAll(Json.object("The value of --context", TextSource.inlineOrFile(program, value))));
        if (!object.path("platform").isString()) {
            throw CommandFailure.usage(
                    "The context has no \"platform\", which the specification demands. Add it, or use --platform.");
        }
        return Optional.of(Context.of(Json.map(object)));
    }
}
