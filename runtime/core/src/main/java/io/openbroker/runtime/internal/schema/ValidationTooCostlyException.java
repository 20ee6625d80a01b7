package io.openbroker.runtime.internal.schema;

/** Reports that the validation of parameters exceeded its budget. */
final class ValidationTooCostlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String location;

    ValidationTooCostlyException(String location) {
        super("The validation of parameters" + location + " takes too many steps", null, false, false);
        this.location = location;
    }

    /** Returns the JSON pointer of the value that was being validated. */
    String location() {
        return location;
    }
}
