package io.openbroker.undertow.internal.server;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts Undertow without its JMX beans, and with its log in SLF4J. Only system properties can set both, so this is for
 * processes that openbroker starts itself.
 *
 * <p>XNIO registers a bean for each worker and listener and has no option against it; starting the JMX server of the JVM takes
 * longer than starting Undertow. While the property names a builder that does not exist, that server cannot start, and XNIO
 * continues without beans. Code that asks for the JMX server later gets it.
 */
final class QuietStart {

    private static final String BEAN_SERVER_BUILDER = "javax.management.builder.initial";

    private QuietStart() {}

    static <T> T call(Supplier<T> start) {
        setUnlessSet("org.jboss.logging.provider", "slf4j");
        setUnlessSet("jboss.threads.eqe.disable-mbean", "true");
        Optional<String> before = Optional.ofNullable(System.getProperty(BEAN_SERVER_BUILDER));
        if (before.isPresent()) {
            return start.get();
        }
        System.setProperty(BEAN_SERVER_BUILDER, "none");
        try {
            return start.get();
        } finally {
            System.clearProperty(BEAN_SERVER_BUILDER);
        }
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
