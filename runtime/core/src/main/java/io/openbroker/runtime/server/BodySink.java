package io.openbroker.runtime.server;

import io.openbroker.runtime.internal.intake.Discarder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Receives the body of a request as it arrives. A server calls exactly one of the methods that end it, once, unless the connection
 * breaks. For use by one thread at a time.
 */
public interface BodySink {

    /**
     * A sink for a body, or the rest of one, that nobody wants. A client that is not read any more might lose the response, so up to
     * 32 MiB are read.
     *
     * @param discarded is called when the body has ended
     * @param abandoned is called instead if it is too long or too slow, or cannot be read; close the connection
     * @return the sink
     */
    static BodySink discarding(Runnable discarded, Consumer<? super IOException> abandoned) {
        return new Discarder(discarded, abandoned);
    }

    /**
     * Whether the rest of the body is wanted. If not, call {@link #finish()} without reading more.
     *
     * @return whether it is
     */
    boolean wantsMore();

    /**
     * Receives the next bytes of the body.
     *
     * @param part bytes, all of which are consumed; they may be changed afterwards
     */
    void accept(ByteBuffer part);

    /** Ends the body: it is complete, or no more of it is wanted. */
    void finish();

    /** Ends the body, which takes longer than {@link RequestLimits#arrival()}. */
    void expire();

    /** Ends the body, whose end cannot be found (RFC 9112, 7.1). */
    void malformed();

    /**
     * Ends the body, which cannot be read because of a failure of the server.
     *
     * @param cause the failure, for the log
     */
    void fail(Throwable cause);
}
