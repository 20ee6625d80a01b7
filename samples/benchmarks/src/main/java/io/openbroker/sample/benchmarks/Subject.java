package io.openbroker.sample.benchmarks;

import java.util.List;
import java.util.UUID;

/** What is compiled, and which processor runs. */
enum Subject {
    /** Broker classes, without a processor. */
    PLAIN("-proc:none") {
        @Override
        String source(int number) {
            return broker(number);
        }
    },
    /** The same classes, with a processor that writes two empty classes for each: what that costs in any case. */
    TWO_EMPTY_CLASSES("-processor io.openbroker.sample.benchmarks.TwoEmptyClassesProcessor") {
        @Override
        String source(int number) {
            return broker(number);
        }
    },
    /** The same classes, with the processor of openbroker. */
    OPENBROKER("-processor io.openbroker.processor.BrokerProcessor") {
        @Override
        String source(int number) {
            return broker(number);
        }
    },
    /** Value classes of about that size, with the processor for them. */
    AUTO_VALUE("-processor com.google.auto.value.processor.AutoValueProcessor") {
        @Override
        String source(int number) {
            return """
                    package measured;

                    @com.google.auto.value.AutoValue
                    public abstract class Subject%1$d {
                        public abstract String instanceId();
                        public abstract String bindingId();
                        public abstract int connections();
                        public abstract java.util.List<String> tags();

                        static Subject%1$d of(String instanceId, String bindingId) {
                            return new AutoValue_Subject%1$d(instanceId, bindingId, 1, java.util.List.of());
                        }
                    }
                    """.formatted(number);
        }
    };

    private final String options;

    Subject(String options) {
        this.options = options;
    }

    List<String> options() {
        return List.of(options.split(" ", -1));
    }

    abstract String source(int number);

    private static String broker(int number) {
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

    private static UUID guid(int number, int which) {
        return new UUID(0x4000, 0x8000_0000_0000_0000L | (number * 10L + which));
    }
}
