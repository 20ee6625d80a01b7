package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.BodySink;
import io.undertow.conduits.ChunkedStreamSourceConduit;
import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.ConduitFactory;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Reads the body of a request on the I/O thread as it arrives, so a slow client blocks no other thread. For use by the thread
 * that owns the exchange.
 */
final class RequestBody {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    /** After this many reads the other connections of the thread get their turn. */
    private static final int READS_PER_TURN = 8;

    private static final XnioExecutor.Key NO_DEADLINE = () -> false;

    private final HttpServerExchange exchange;
    private final Duration timeout;
    private @Nullable StreamSourceChannel channel;
    private @Nullable ChunkDecoder chunks;
    private XnioExecutor.Key deadline = NO_DEADLINE;
    private volatile boolean readable = true;

    /**
     * Takes over the body of an exchange.
     *
     * @param timeout how long the body may take to arrive, from the first read on
     */
    RequestBody(HttpServerExchange exchange, Duration timeout) {
        this.exchange = exchange;
        this.timeout = timeout;
        if (exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
            // Chunks are rare and easy to read wrongly: nothing may follow them.
            exchange.setPersistent(false);
            exchange.addRequestWrapper(this::withOwnChunks);
        }
        if (!exchange.isRequestComplete()) {
            exchange.setMaxEntitySize(ExchangeHandler.UNDERTOW_UNLIMITED);
        }
    }

    /** Puts our decoder in the place of Undertow's. */
    private StreamSourceConduit withOwnChunks(ConduitFactory<StreamSourceConduit> given, HttpServerExchange decoded) {
        StreamSourceConduit theirs = given.create();
        if (theirs instanceof ChunkedStreamSourceConduit
                && decoded.getConnection() instanceof AbstractServerConnection connection) {
            chunks = new ChunkDecoder();
            return new ReadDataStreamSourceConduit(connection.getOriginalSourceConduit(), connection);
        }
        // A handler before this one has put a conduit of its own above Undertow's.
        return theirs;
    }

    /** Reads the body as long as the sink wants more; ends the sink, unless the connection breaks. */
    void collect(BodySink sink) {
        try {
            if (exchange.isRequestComplete() || !sink.wantsMore()) {
                sink.finish();
            } else if (HttpContinue.requiresContinueResponse(exchange)) {
                HttpContinue.sendContinueResponse(exchange, new ReadOnContinue(sink));
            } else {
                read(sink);
            }
        } catch (RuntimeException e) {
            sink.fail(e);
        }
    }

    /** Whether the rest of the body may be read: its end can be found, and the client sends it in time. */
    boolean isReadable() {
        return readable;
    }

    /** Discards the rest of the body; closes the connection if the client sends too much or too slowly. */
    void discard(Runnable then) {
        read(BodySink.discarding(then, reason -> abandon("The connection is closed", reason)));
    }

    private void read(BodySink sink) {
        // Undertow hands the channel out only once.
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
                            .executeAfter(() -> expire(source, sink), timeout.toMillis(), TimeUnit.MILLISECONDS);
                }
                source.getReadSetter().set(ready -> read(ready, sink));
                // Not as a task of the thread: it runs all tasks, and those that they add, before it serves another
                // connection.
                source.resumeReads();
            }
        } catch (MalformedChunksException e) {
            LOG.debug("The request body cannot be read", e);
            readable = false;
            stop(source);
            sink.malformed();
        } catch (IOException e) {
            deadline.remove();
            abandon("The client closed the connection before it had sent the whole request", e);
        }
    }

    // On the I/O thread, so no read runs at the same time.
    private void expire(StreamSourceChannel source, BodySink sink) {
        readable = false;
        stop(source);
        sink.expire();
    }

    private void stop(StreamSourceChannel source) {
        deadline.remove();
        deadline = NO_DEADLINE;
        source.suspendReads();
        source.getReadSetter().set(null);
    }

    /** Reads what has arrived, for one turn at most; returns whether the body has ended or no more is wanted. */
    private boolean readAvailable(StreamSourceChannel source, BodySink sink) throws IOException {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            for (int reads = 0; sink.wantsMore(); reads++) {
                if (reads == READS_PER_TURN) {
                    return false;
                }
                buffer.clear();
                int count = source.read(buffer);
                if (count == 0) {
                    return false;
                }
                if (accept(buffer.flip(), count, sink)) {
                    return true;
                }
            }
            return true;
        }
    }

    /** Passes on what a read has returned; returns whether the body has ended. */
    private boolean accept(ByteBuffer part, int count, BodySink sink) throws IOException {
        ChunkDecoder decoder = chunks;
        if (decoder == null) {
            if (count >= 0) {
                sink.accept(part);
            }
            return count < 0;
        }
        if (count < 0) {
            throw new ClosedChannelException();
        }
        decoder.decode(part, sink::accept);
        if (decoder.ended()) {
            Connectors.terminateRequest(exchange);
        }
        return decoder.ended();
    }

    private void abandon(String why, IOException reason) {
        LOG.debug(why, reason);
        try {
            exchange.getConnection().close();
        } catch (IOException e) {
            LOG.debug("The connection was already broken", e);
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
            abandon("The client closed the connection before 100 Continue was sent", reason);
        }
    }
}
