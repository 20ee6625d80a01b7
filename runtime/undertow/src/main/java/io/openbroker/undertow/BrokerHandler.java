package io.openbroker.undertow;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a broker in an Undertow that is there already.
 *
 * <p>What needs no handler, such as the catalog, is answered on the I/O thread; bodies are collected there too, so a slow
 * client holds no other thread. It may stand under a prefix, as with {@code PathHandler}.
 *
 * <p>Three options of the Undertow matter: with {@code DECODE_URL} set to false and {@code
 * ALLOW_UNESCAPED_CHARACTERS_IN_URL} set to true, malformed ids are answered in JSON; and with a {@code MAX_ENTITY_SIZE} of -1
 * chunked bodies that are too large are answered too, since the handler has bounds of its own.
 *
 * <p>Safe for use by many threads.
 */
public final class BrokerHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerHandler.class);

    private final BrokerPipeline pipeline;
    private final Function<HttpServerExchange, Executor> threads;
    private final RequestLimits limits;
    private final RunningRequests running;
    private final BodyMemory memory;
    private final ExchangeCompletionListener leave;

    /**
     * Serves a broker within {@link RequestLimits#DEFAULT}.
     *
     * @param engine the broker; whoever made it closes it
     */
    public BrokerHandler(BrokerEngine engine) {
        this(engine, RequestLimits.DEFAULT);
    }

    /**
     * Serves a broker.
     *
     * @param engine the broker; whoever made it closes it
     * @param limits how much of the server requests may take. The {@code MAX_HEADER_SIZE} of the Undertow has to be larger
     *     than its headers, and the {@code REQUEST_PARSE_TIMEOUT} is what bounds the time of a head
     */
    public BrokerHandler(BrokerEngine engine, RequestLimits limits) {
        this(engine.pipeline(), exchange -> engine.handlerThreads(), limits);
    }

    /** Serves a pipeline, on threads that may block. */
    BrokerHandler(BrokerPipeline pipeline, Function<HttpServerExchange, Executor> threads, RequestLimits limits) {
        this.limits = limits;
        this.running = new RunningRequests(limits.maxRequests());
        this.pipeline = pipeline;
        this.memory = BodyMemory.ofHeap(pipeline.maxBodyBytes());
        this.threads = threads;
        this.leave = (exchange, next) -> {
            running.leave();
            next.proceed();
        };
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RequestHead head = RequestHeads.of(exchange);
        if (!Framing.isClear(exchange)) {
            ResponseWriter.sendLast(exchange, pipeline.reject(head, HeadProblem.AMBIGUOUS_LENGTH));
            return;
        }
        if (RequestHeads.areTooLarge(exchange, limits.maxHeaderBytes())) {
            ResponseWriter.sendLast(exchange, pipeline.reject(head, HeadProblem.TOO_LARGE));
            return;
        }
        RequestBody body = new RequestBody(exchange, limits.arrival());
        Admission admission = pipeline.admit(head);
        if (admission instanceof Admission.Deferred deferred) {
            // Not at once: only when this call has returned may the exchange be read and answered by callbacks.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> await(exchange, body, deferred));
        } else if (admission instanceof Admission.Settled settled) {
            proceed(exchange, body, settled);
        }
    }

    private void await(HttpServerExchange exchange, RequestBody body, Admission.Deferred deferred) {
        deferred.settled().thenAccept(settled -> {
            try {
                exchange.getIoThread().execute(() -> proceed(exchange, body, settled));
            } catch (RejectedExecutionException stopped) {
                LOG.debug("A request is given up, since the server has stopped", stopped);
            }
        });
    }

    private void proceed(HttpServerExchange exchange, RequestBody body, Admission.Settled settled) {
        if (settled instanceof Admission.Responded answered) {
            ResponseWriter.send(exchange, body, answered.response());
        } else if (settled instanceof Admitted admitted) {
            switch (running.enter()) {
                case IN -> {
                    exchange.addExchangeCompleteListener(leave);
                    ReceivedRequest request =
                            new ReceivedRequest(exchange, body, admitted, memory.new Share(), threads.apply(exchange));
                    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> request.receive(pipeline.maxBodyBytes()));
                }
                case FULL -> ResponseWriter.send(exchange, body, admitted.overloaded());
                case CLOSED -> {
                    exchange.setPersistent(false);
                    ResponseWriter.send(exchange, body, admitted.unavailable());
                }
            }
        }
    }

    /**
     * Prepares for the end: from now on requests that would reach a handler are answered with 503, and those that run may
     * come to their end.
     *
     * @param grace how long to wait for them
     * @return whether all have ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean drain(Duration grace) throws InterruptedException {
        return running.drain(grace);
    }

    /** Whether requests that would reach a handler are no longer taken. */
    boolean draining() {
        return running.stopping();
    }
}
