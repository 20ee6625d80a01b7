package io.openbroker.runtime.internal.json;

/** Reports that a text is not a JSON object. The message is a predicate ("is empty. …") and shows no value. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        // Without a stack trace, since the exception becomes a response.
        super(message, null, false, false);
    }
}
