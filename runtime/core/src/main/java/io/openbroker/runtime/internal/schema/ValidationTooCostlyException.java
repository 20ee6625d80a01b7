package io.openbroker.runtime.internal.schema;

/** The validation of parameters was given up, since it would cost more than their size justifies. */
final class ValidationTooCostlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String location;

    ValidationTooCostlyException(String location) {
        super("The validation of parameters" + location + " takes too many steps", null, false, false);
        this.location = location;
    }

    /** The JSON pointer of the value whose validation was under way. */
    String location() {
        return location;
    }
}
