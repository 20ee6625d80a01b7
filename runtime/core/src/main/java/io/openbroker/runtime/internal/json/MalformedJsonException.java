package io.openbroker.runtime.internal.json;

/** Text is not the JSON object that was expected; the message says why, and shows no value. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        // It becomes an answer, so nobody reads its stack trace.
        super(message, null, false, false);
    }
}
