package io.openbroker.undertow.internal.exchange;

import java.io.IOException;

/** A body does not consist of chunks, although its head says so. Where it ends is unknown, so the connection must be closed. */
final class MalformedChunksException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedChunksException() {
        super("The request body does not consist of chunks");
    }
}
