package io.openbroker.sample.benchmarks;

import java.util.UUID;

/** The classes to compile, which resemble those of a user and have similar sizes, and their class path. */
enum Sources {
    /** Brokers with two plans and five handlers. */
    BROKER("openbroker-(annotations|runtime|undertow)|jackson|json-schema-validator|slf4j-api|jspecify|undertow-core"
            + "|xnio|jboss|smallrye|wildfly") {
        @Override
        String text(int number) {
            return """
                    package measured;

                    import io.openbroker.annotation.*;
                    import io.openbroker.model.*;
                    import java.util.Map;

                    @Broker
                    @ServiceOffering(id = "%2$s", name = "service-%1$d", description = "Service", plans = Subject%1$d.Plans.class)
                    public class Subject%1$d {
                        public enum Plans {
                            @Plan(id = "%3$s", description = "Small") SMALL,
                            @Plan(id = "%4$s", description = "Large") LARGE
                        }

                        public record Credentials(String uri, String username, String password) {}

                        @Provision
                        void provision(@InstanceId String id, Plans plan, @Parameters Map<String, Object> parameters) {}

                        @Update
                        void update(@InstanceId String id, Plans plan, @Parameters Map<String, Object> parameters) {}

                        @Deprovision
                        void deprovision(@InstanceId String id) {}

                        @Bind
                        Credentials bind(@InstanceId String id, @BindingId String bindingId) {
                            return new Credentials("db://" + id, bindingId, "secret");
                        }

                        @Unbind
                        void unbind(@InstanceId String id, @BindingId String bindingId) {}
                    }
                    """.formatted(number, guid(number, 0), guid(number, 1), guid(number, 2));
        }
    },
    /** Controllers with five methods for the same requests. */
    CONTROLLER("avaje-http-api|javalin|jakarta.inject-api|jetty-server|jakarta.servlet-api|kotlin-stdlib") {
        @Override
        String text(int number) {
            return """
                    package measured;

                    import io.avaje.http.api.*;
                    import java.util.Map;

                    @Controller
                    @Path("/service-%1$d/{instanceId}")
                    public class Subject%1$d {
                        public enum Plans {
                            SMALL,
                            LARGE
                        }

                        public record Credentials(String uri, String username, String password) {}

                        public record Request(Plans plan, Map<String, Object> parameters) {}

                        @Put
                        void provision(String instanceId, Request request) {}

                        @Patch
                        void update(String instanceId, Request request) {}

                        @Delete
                        void deprovision(String instanceId) {}

                        @Put("/{bindingId}")
                        Credentials bind(String instanceId, String bindingId) {
                            return new Credentials("db://" + instanceId, bindingId, "secret");
                        }

                        @Delete("/{bindingId}")
                        void unbind(String instanceId, String bindingId) {}
                    }
                    """.formatted(number);
        }
    },
    /** Abstract classes with four properties. */
    VALUE("auto-value-annotations") {
        @Override
        String text(int number) {
            return """
                    package measured;

                    @com.google.auto.value.AutoValue
                    public abstract class Subject%1$d {
                        public abstract String instanceId();
                        public abstract String bindingId();
                        public abstract int connections();
                        public abstract java.util.List<String> tags();
                    }
                    """.formatted(number);
        }
    };

    private final String jars;

    Sources(String jars) {
        this.jars = jars;
    }

    /** Returns the source of the class with a number. */
    abstract String text(int number);

    String classPath() {
        return Jars.named(jars);
    }

    private static UUID guid(int number, int which) {
        return new UUID(0x4000, 0x8000_0000_0000_0000L | (number * 10L + which));
    }
}
