package io.openbroker.processor;

/** Sources of small brokers. */
final class Brokers {

    private Brokers() {}

    /** A whole broker, the ids of which contain its name. */
    static String source(String packageName, String name) {
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + imports()
                + body("public class", name, name);
    }

    static String imports() {
        return """
                import io.openbroker.annotation.*;
                import io.openbroker.model.*;
                """;
    }

    /** The class itself, which may be put into another one. */
    static String body(String declaration, String name, String qualifiedName) {
        return """
                @Broker
                @ServiceOffering(id = "%2$s-id", name = "%2$s", description = "Something", plans = %3$s.Plans.class)
                %1$s %2$s {
                    public enum Plans { @Plan(id = "%2$s-plan", description = "A plan") SMALL }
                    @Provision void provision(Plans plan) {}
                    @Deprovision void deprovision() {}
                }
                """.formatted(declaration, name, qualifiedName);
    }
}
