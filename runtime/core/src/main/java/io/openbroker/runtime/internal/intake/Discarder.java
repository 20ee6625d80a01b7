package io.openbroker.runtime.internal.intake;

import io.openbroker.runtime.server.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Discards a body, up to a limit. */
public final class Discarder implements BodySink {

    /** How much is read so that the client gets to read the response, in bytes. */
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final Runnable discarded;
    private final Consumer<? super IOException> abandoned;
    private long count;

    public Discarder(Runnable discarded, Consumer<? super IOException> abandoned) {
        this.discarded = discarded;
        this.abandoned = abandoned;
    }

    @Override
    public boolean wantsMore() {
        return count <= MAX_BYTES;
    }

    @Override
    public void accept(ByteBuffer part) {
        count += part.remaining();
        part.position(part.limit());
    }

    @Override
    public void finish() {
        if (wantsMore()) {
            discarded.run();
        } else {
            abandoned.accept(new IOException("An unwanted body is longer than " + MAX_BYTES + " bytes"));
        }
    }

    @Override
    public void expire() {
        abandoned.accept(new IOException("The request body did not arrive in time"));
    }

    @Override
    public void malformed() {
        abandoned.accept(new IOException("The end of an unwanted body cannot be found"));
    }

    @Override
    public void fail(Throwable cause) {
        abandoned.accept(new IOException("An unwanted body cannot be read", cause));
    }
}
