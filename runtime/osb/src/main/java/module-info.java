/** The command line {@code osb}: calls any broker, and checks whether it conforms to the specification. */
module io.openbroker.osb {
    requires info.picocli;
    requires io.openbroker.annotations;
    requires io.openbroker.client;
    requires io.openbroker.conformance;
    requires io.openbroker.security;
    requires static org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    opens io.openbroker.osb to
            info.picocli;
    opens io.openbroker.osb.internal.check to
            info.picocli;
    opens io.openbroker.osb.internal.command to
            info.picocli;
    opens io.openbroker.osb.internal.option to
            info.picocli;
}
