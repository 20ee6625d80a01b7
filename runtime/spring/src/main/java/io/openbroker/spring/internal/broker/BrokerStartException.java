package io.openbroker.spring.internal.broker;

import org.jspecify.annotations.Nullable;

/** The brokers of an application cannot be served. Its message tells why, and what to do. */
final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerStartException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    BrokerStartException(String problem) {
        this(problem, null);
    }
}
