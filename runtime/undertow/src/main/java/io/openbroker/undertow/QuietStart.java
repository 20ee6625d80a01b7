package io.openbroker.undertow;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts Undertow without its management beans, and with its log where all other logs go. Both can be set by system
 * properties only, so this is for a process of our own.
 *
 * <p>XNIO registers a bean for each worker and listener, and has no switch for it; starting the platform's bean server costs
 * more than starting all of Undertow. While the property names a builder that does not exist, that server cannot be started,
 * and XNIO goes on without. Who asks for it later gets it.
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
