package io.openbroker.undertow;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * The body of a request, read on the I/O thread as it arrives: however slow the client is, no other thread waits. For use by
 * the thread that has the exchange.
 */
final class RequestBody {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    /** How much of a body that is of no interest is read, so that the client comes to read the answer. */
    private static final long MAX_DISCARDED_BYTES = 32L * 1024 * 1024;

    /** The bounds on bodies are ours: Undertow's own would break the connection instead of letting us answer. */
    static final long UNDERTOW_UNLIMITED = -1;

    /** After so many reads it is the turn of the other connections that share the thread. */
    private static final int READS_IN_A_TURN = 8;

    private static final byte[] NOTHING = {};
    private static final XnioExecutor.Key NO_DEADLINE = () -> false;

    private final HttpServerExchange exchange;
    private final Duration patience;
    private @Nullable StreamSourceChannel channel;
    private XnioExecutor.Key deadline = NO_DEADLINE;

    /**
     * A body.
     *
     * @param patience how long it may take to come once somebody reads it
     */
    RequestBody(HttpServerExchange exchange, Duration patience) {
        this.exchange = exchange;
        this.patience = patience;
        if (Framing.isChunked(exchange)) {
            // Undertow reads sizes of chunks generously (a line may end with LF alone). Whoever reads them otherwise
            // must
            // not find another request behind them.
            exchange.setPersistent(false);
        }
        if (!exchange.isRequestComplete()) {
            exchange.setMaxEntitySize(UNDERTOW_UNLIMITED);
        }
    }

    /** Reads the body; one of the callbacks follows, unless the connection breaks. */
    void collect(int maxBytes, BodyMemory.Share memory, BodyCollector.Receiver receiver) {
        if (exchange.isRequestComplete()) {
            receiver.whole(NOTHING);
        } else if (exchange.getRequestContentLength() > maxBytes) {
            receiver.tooLarge();
        } else {
            BodySink sink = new BodyCollector(maxBytes, memory, receiver);
            if (HttpContinue.requiresContinueResponse(exchange)) {
                HttpContinue.sendContinueResponse(exchange, new ReadOnContinue(sink));
            } else {
                read(sink);
            }
        }
    }

    /** Reads what is left of the body, for nothing; a client that sends without end, or too slowly, is cut off. */
    void discard(Runnable then) {
        read(new Discarder(then));
    }

    private void read(BodySink sink) {
        // Undertow gives the channel away once only.
        StreamSourceChannel source = channel == null ? exchange.getRequestChannel() : channel;
        channel = source;
        read(source, sink);
    }

    private void read(StreamSourceChannel source, BodySink sink) {
        try {
            if (readAvailable(source, sink)) {
                stop(source);
                sink.finish();
            } else {
                if (deadline == NO_DEADLINE) {
                    deadline = exchange.getIoThread()
                            .executeAfter(() -> expire(source, sink), patience.toMillis(), TimeUnit.MILLISECONDS);
                }
                source.getReadSetter().set(ready -> read(ready, sink));
                // Not by a task: the thread carries out all tasks, and those that these add, before it looks at any
                // other connection.
                source.resumeReads();
            }
        } catch (IOException e) {
            deadline.remove();
            abandon("The client went away before it had sent the whole request", e);
        }
    }

    // On the thread that reads, so nothing is read meanwhile.
    private void expire(StreamSourceChannel source, BodySink sink) {
        stop(source);
        sink.expire();
    }

    private void stop(StreamSourceChannel source) {
        deadline.remove();
        deadline = NO_DEADLINE;
        source.suspendReads();
        source.getReadSetter().set(null);
    }

    /** Reads until nothing is there, or the turn is over; tells whether there is nothing more to read. */
    private boolean readAvailable(StreamSourceChannel source, BodySink sink) throws IOException {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            for (int reads = 0; sink.wantsMore(); reads++) {
                if (reads == READS_IN_A_TURN) {
                    return false;
                }
                buffer.clear();
                int count = source.read(buffer);
                if (count < 0) {
                    return true;
                }
                if (count == 0) {
                    return false;
                }
                sink.take(buffer.flip());
            }
            return true;
        }
    }

    private void abandon(String why, Exception reason) {
        LOG.debug(why, reason);
        try {
            exchange.getConnection().close();
        } catch (IOException e) {
            LOG.debug("The connection was broken already", e);
        }
    }

    private final class Discarder implements BodySink {

        private final Runnable then;
        private long count;

        Discarder(Runnable then) {
            this.then = then;
        }

        @Override
        public boolean wantsMore() {
            return count <= MAX_DISCARDED_BYTES;
        }

        @Override
        public void take(ByteBuffer part) {
            count += part.remaining();
        }

        @Override
        public void finish() {
            if (wantsMore()) {
                then.run();
            } else {
                abandon("A client is cut off", new IOException("It sent more than " + MAX_DISCARDED_BYTES + " bytes"));
            }
        }

        @Override
        public void expire() {
            abandon("A client is cut off", new IOException("It has not sent its request within " + patience));
        }
    }

    private final class ReadOnContinue implements IoCallback {

        private final BodySink sink;

        ReadOnContinue(BodySink sink) {
            this.sink = sink;
        }

        @Override
        public void onComplete(HttpServerExchange continued, Sender sender) {
            read(sink);
        }

        @Override
        public void onException(HttpServerExchange broken, Sender sender, IOException reason) {
            abandon("The client went away before it could be told to send the body", reason);
        }
    }
}
