package io.openbroker.runtime.internal.json;

import java.util.Optional;

/** Thrown for a type that Jackson 3 would write otherwise than its author expects; the message says why, and what to do. */
final class UnmappableTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmappableTypeException(String message) {
        super(message);
    }

    /** The one that an exception of Jackson wraps, or is. */
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
