package io.openbroker.servlet;

import io.openbroker.runtime.server.BodySink;
import io.openbroker.servlet.Deadlines.Deadline;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** Reads a body as it arrives. For use under the lock of its exchange. */
final class BodyReader implements ReadListener {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final ServletInputStream input;
    private final ServletExchange exchange;
    private final Deadlines deadlines;
    private final Duration arrival;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private BodySink sink;
    private Deadline deadline = () -> {};
    private boolean sinkEnded;
    private boolean readable = true;

    BodyReader(
            ServletInputStream input, BodySink sink, ServletExchange exchange, Deadlines deadlines, Duration arrival) {
        this.input = input;
        this.sink = sink;
        this.exchange = exchange;
        this.deadlines = deadlines;
        this.arrival = arrival;
    }

    void start() {
        setDeadline();
        input.setReadListener(this);
        // Containers call back only when there is something to read.
        if (!input.isFinished() && !input.isReady()) {
            exchange.bodyIsSlow();
        }
    }

    /** Whether there is more to read, and it can be read. */
    boolean isBodyLeft() {
        return readable && !input.isFinished();
    }

    /** Passes the rest of the body to another sink, after the first one has ended. */
    void continueInto(BodySink next) {
        sink = next;
        sinkEnded = false;
        setDeadline();
        readAvailable();
    }

    /** Stops reading, since the exchange has ended. */
    void stop() {
        sinkEnded = true;
        deadline.cancel();
    }

    private void setDeadline() {
        deadline.cancel();
        deadline = deadlines.set(arrival, () -> exchange.later(this::expire));
    }

    private void expire() {
        if (!sinkEnded) {
            end();
            readable = false;
            sink.expire();
        }
    }

    @Override
    public void onDataAvailable() {
        exchange.ifOpen(this::readAvailable);
    }

    private void readAvailable() {
        try {
            while (!sinkEnded && sink.wantsMore() && input.isReady()) {
                int count = input.read(buffer);
                if (count < 0) {
                    finish();
                } else {
                    sink.accept(ByteBuffer.wrap(buffer, 0, count));
                }
            }
            if (!sinkEnded && sink.wantsMore()) {
                exchange.bodyIsSlow();
            } else if (!sinkEnded) {
                finish();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void finish() {
        end();
        sink.finish();
    }

    private void end() {
        sinkEnded = true;
        deadline.cancel();
    }

    @Override
    public void onAllDataRead() {
        exchange.ifOpen(() -> {
            if (!sinkEnded) {
                finish();
            }
        });
    }

    @Override
    public void onError(Throwable problem) {
        exchange.ifOpen(() -> fail(problem));
    }

    private void fail(Throwable problem) {
        readable = false;
        if (sinkEnded) {
            return;
        }
        end();
        if (isBrokenConnection(problem)) {
            exchange.abandon(problem);
        } else if (problem instanceof IOException) {
            sink.malformed();
        } else {
            sink.fail(problem);
        }
    }

    /** Containers have no exception in common for what they cannot read; those of a broken connection are wrapped in others. */
    private static boolean isBrokenConnection(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || cause instanceof ClosedChannelException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
