package io.openbroker.processor.schema;

import org.slf4j.LoggerFactory;

/**
 * Keeps SLF4J, which the validator of schemas logs with, from telling everybody who compiles that nothing takes its log: a
 * compiler has none.
 */
final class SilentLogging {

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private SilentLogging() {}

    /** To be called before a class of the validator is used; SLF4J looks at the property only when it starts. */
    static void start() {
        String before = System.getProperty(VERBOSITY);
        if (before != null) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }
}
