package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.undertow.RequestLimits;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries every request from Undertow to a pipeline and its response back: head, admission, body, execution, response. Both
 * ports use it. Heads and bodies are read on the I/O thread, so a slow client occupies no other thread.
 *
 * <p>Safe for use by many threads.
 */
public final class ExchangeHandler implements HttpHandler {

    /** The maximum number of headers. No platform sends a tenth of these, and Undertow's header table slows down with more. */
    public static final int MAX_HEADERS = 200;

    /** The value of {@code MAX_ENTITY_SIZE} without a limit; with one, Undertow closes connections without a response. */
    public static final long UNDERTOW_UNLIMITED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);

    private final BrokerPipeline pipeline;
    private final Function<HttpServerExchange, Executor> threads;
    private final RequestLimits limits;
    private final RunningRequests running;
    private final BodyMemory memory;
    private final Optional<RequestRate> rate;

    /**
     * Creates a handler.
     *
     * @param threads which threads execute an admitted request; they may block
     */
    public ExchangeHandler(
            BrokerPipeline pipeline, RequestLimits limits, Function<HttpServerExchange, Executor> threads) {
        this(pipeline, limits, Optional.empty(), threads);
    }

    private ExchangeHandler(
            BrokerPipeline pipeline,
            RequestLimits limits,
            Optional<RequestRate> rate,
            Function<HttpServerExchange, Executor> threads) {
        this.pipeline = pipeline;
        this.threads = threads;
        this.limits = limits;
        this.rate = rate;
        this.running = new RunningRequests(limits.maxRequests(), limits.maxRequestsOfPlatform());
        this.memory = BodyMemory.ofHeap(pipeline.maxBodyBytes(), limits.maxSharePercent());
    }

    /** The same with a limit of the requests that each sender may send in a second. */
    public static ExchangeHandler withRate(
            BrokerPipeline pipeline,
            RequestLimits limits,
            int requestsPerSecond,
            Function<HttpServerExchange, Executor> threads) {
        RequestRate rate = new RequestRate(requestsPerSecond, TimeSource.SYSTEM.ticker());
        return new ExchangeHandler(pipeline, limits, Optional.of(rate), threads);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RequestHead head = RequestHeadReader.read(exchange);
        Optional<HeadProblem> problem = Framing.problem(exchange);
        if (problem.isPresent()) {
            ResponseWriter.sendLast(exchange, pipeline.reject(head, problem.get()));
            return;
        }
        if (RequestHeadReader.isTooLarge(exchange, limits.maxHeaderBytes())) {
            ResponseWriter.sendLast(exchange, pipeline.reject(head, HeadProblem.TOO_LARGE));
            return;
        }
        RequestBody body = new RequestBody(exchange, limits.arrival());
        Admission admission = pipeline.admit(head);
        if (admission instanceof Admission.Deferred deferred) {
            // Undertow allows callbacks to read and end the exchange only after this method has returned.
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
                LOG.debug("A request is dropped because the server has stopped", stopped);
            }
        });
    }

    private void proceed(HttpServerExchange exchange, RequestBody body, Admission.Settled settled) {
        if (settled instanceof Admission.Responded responded) {
            ResponseWriter.send(exchange, body, responded.response());
        } else if (settled instanceof Admitted admitted) {
            String sender = admitted.sender();
            if (rate.isPresent() && !rate.get().permits(sender)) {
                ResponseWriter.send(exchange, body, admitted.tooManyRequests());
                return;
            }
            switch (running.enter(sender)) {
                case ENTERED -> {
                    exchange.addExchangeCompleteListener((ended, next) -> {
                        running.leave(sender);
                        next.proceed();
                    });
                    ReceivedRequest request =
                            new ReceivedRequest(exchange, body, admitted, memory.of(sender), threads.apply(exchange));
                    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> request.receive(pipeline.maxBodyBytes()));
                }
                case FULL -> ResponseWriter.send(exchange, body, admitted.overloaded());
                case STOPPING -> {
                    exchange.setPersistent(false);
                    ResponseWriter.send(exchange, body, admitted.unavailable());
                }
            }
        }
    }

    /**
     * Rejects requests for handlers with 503 from now on, and waits for those that are running.
     *
     * @param grace how long to wait
     * @return the time that is left, or empty if requests are still running
     */
    public Optional<Duration> drain(Duration grace) throws InterruptedException {
        return running.drain(grace);
    }

    /** Whether {@link #drain} was called. */
    public boolean draining() {
        return running.stopping();
    }
}
