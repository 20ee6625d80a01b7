package io.openbroker.runtime.server;

import io.openbroker.runtime.internal.intake.BlockingBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests to an intake for servers that have a thread for each request, which reads it, calls the handler, and responds. The
 * JDK's HTTP server is one.
 *
 * <p>Safe for use by many threads.
 */
public final class BlockingIntake {

    private static final Logger LOG = LoggerFactory.getLogger(BlockingIntake.class);

    private final RequestIntake intake;
    private final BlockingBodyReader bodies;

    /**
     * Creates an intake for a server.
     *
     * @param intake carries the requests out
     */
    public BlockingIntake(RequestIntake intake) {
        this.intake = intake;
        this.bodies = new BlockingBodyReader(intake.limits().arrival());
    }

    /** A request and the way to its response, as a server with a thread for each request has them. */
    public interface Exchange {

        /**
         * The body of the request, without its framing.
         *
         * @return the body; it throws an {@link IOException} if it is malformed or the connection is broken
         */
        InputStream body();

        /**
         * Sends the response. Do not read what is left of the body. Called once, by any thread.
         *
         * @param response the response
         * @param last whether to close the connection after the request, and to tell the client so
         * @throws IOException if the connection is broken
         */
        void respond(BrokerResponse response, boolean last) throws IOException;

        /**
         * Ends the exchange, without reading what is left of the body. Called last, by any thread: it also ends a read that waits.
         */
        void close();
    }

    /**
     * Carries out a request. Returns when its handler has ended; its response may be sent earlier, if the handler exceeds the response
     * time limit.
     *
     * @param head the request without its body
     * @param protocol the version of HTTP, such as {@code HTTP/1.1}
     * @param headers all headers of the request
     * @param exchange reads its body, and sends its response
     */
    public void accept(RequestHead head, String protocol, Map<String, List<String>> headers, Exchange exchange) {
        BlockingExchange carried = new BlockingExchange(head, exchange, bodies);
        Optional<HeadProblem> problem = HeadProblem.find(head, protocol, headers, intake.limits());
        if (problem.isPresent()) {
            carried.sendLast(intake.reject(head, problem.get()));
        } else {
            intake.accept(head, carried, Runnable::run);
        }
    }

    private static final class BlockingExchange implements ServerExchange {

        private final RequestHead head;
        private final Exchange exchange;
        private final BlockingBodyReader bodies;
        private Runnable endTask = () -> {};

        BlockingExchange(RequestHead head, Exchange exchange, BlockingBodyReader bodies) {
            this.head = head;
            this.exchange = exchange;
            this.bodies = bodies;
        }

        @Override
        public long announcedLength() {
            List<String> lengths = head.headers().values(HeadProblem.CONTENT_LENGTH);
            if (!lengths.isEmpty()) {
                return Long.parseLong(lengths.get(0));
            }
            return isChunked() ? -1 : 0;
        }

        private boolean isChunked() {
            return !head.headers().values(HeadProblem.TRANSFER_ENCODING).isEmpty();
        }

        @Override
        public void read(BodySink sink) {
            if (announcedLength() == 0) {
                sink.finish();
            } else {
                bodies.read(exchange.body(), sink);
            }
        }

        @Override
        public <T> void await(CompletionStage<T> decision, Consumer<? super T> then) {
            then.accept(decision.toCompletableFuture().join());
        }

        @Override
        public void whenEnded(Runnable task) {
            endTask = task;
        }

        @Override
        public void send(BrokerResponse response) {
            // Chunks are rare and easy to read wrongly: nothing may follow them.
            respond(response, isChunked());
            // Closing the connection while the client still sends could make it lose the response.
            read(BodySink.discarding(exchange::close, abandoned -> exchange.close()));
        }

        @Override
        public void sendLast(BrokerResponse response) {
            respond(response, true);
            exchange.close();
        }

        private void respond(BrokerResponse response, boolean last) {
            try {
                exchange.respond(response, last);
            } catch (IOException | RuntimeException e) {
                LOG.debug("The client closed the connection before it received the response", e);
                exchange.close();
            } finally {
                endTask.run();
            }
        }
    }
}
