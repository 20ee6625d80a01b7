package io.openbroker.runtime.internal.json;

/** The text is not the expected JSON object. The message is the rest of a sentence, and shows no value. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        // Without a stack trace: it becomes a response.
        super(message, null, false, false);
    }
}
