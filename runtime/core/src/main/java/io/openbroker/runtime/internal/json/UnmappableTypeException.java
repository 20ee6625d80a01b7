package io.openbroker.runtime.internal.json;

import java.util.Optional;

/** Reports a type that Jackson 3 would write differently than its author expects; the message has the reason and the remedy. */
final class UnmappableTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmappableTypeException(String message) {
        super(message);
    }

    /** Returns the exception itself, or the one that a Jackson exception wraps. */
    static Optional<UnmappableTypeException> within(Throwable thrown) {
        Throwable each = thrown;
        while (each != null) {
            if (each instanceof UnmappableTypeException found) {
                return Optional.of(found);
            }
            each = each.getCause();
        }
        return Optional.empty();
    }
}
