package io.openbroker.runtime.server;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.intake.BodyMemory;
import io.openbroker.runtime.internal.intake.IncomingRequest;
import io.openbroker.runtime.internal.intake.RequestRate;
import io.openbroker.runtime.internal.intake.RunningRequests;
import io.openbroker.runtime.server.Admission.Admitted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Carries the requests of one port from a server to a pipeline, and their responses back: head, admission, limits, body, execution,
 * response. So every server that implements {@link ServerExchange} responds alike.
 *
 * <p>It limits how many requests run at once, in all and of each sender, the memory of their bodies, and, if wanted, how many a sender
 * sends in a second. Requests that need no handler, such as GET catalog, are not counted.
 *
 * <p>Safe for use by many threads.
 */
public final class RequestIntake {

    private final BrokerPipeline pipeline;
    private final RequestLimits limits;
    private final Optional<RequestRate> rate;
    private final Optional<HealthChecks> health;
    private final RunningRequests running;
    private final BodyMemory memory;

    private RequestIntake(
            BrokerPipeline pipeline, RequestLimits limits, Optional<RequestRate> rate, Optional<HealthChecks> health) {
        this.pipeline = pipeline;
        this.limits = limits;
        this.rate = rate;
        this.health = health;
        this.running = new RunningRequests(limits.maxRequests(), limits.maxRequestsOfPlatform());
        this.memory = BodyMemory.ofHeap(pipeline.maxBodyBytes(), limits.maxSharePercent());
    }

    /**
     * Creates an intake.
     *
     * @param pipeline carries the requests out
     * @param limits limits of the requests
     * @return an intake without a limit of requests in a second, and without health checks
     */
    public static RequestIntake of(BrokerPipeline pipeline, RequestLimits limits) {
        return new RequestIntake(pipeline, limits, Optional.empty(), Optional.empty());
    }

    /**
     * Limits the requests that each sender may send in a second; after a pause it may send those of two seconds at once. Call it
     * before the first request.
     *
     * @param requestsPerSecond the maximum number, at least 1
     * @param ticker measures the time
     * @return an intake with the limit
     */
    public RequestIntake withRate(int requestsPerSecond, Ticker ticker) {
        return new RequestIntake(pipeline, limits, Optional.of(new RequestRate(requestsPerSecond, ticker)), health);
    }

    /**
     * Answers {@code GET /health/live} and {@code GET /health/ready} without authentication. Call it before the first request.
     *
     * @param status the health of the broker, such as {@code BrokerEngine::health}; while the intake is draining, it is not asked
     * @return an intake that answers health checks
     */
    public RequestIntake withHealthChecks(Supplier<? extends CompletionStage<HealthStatus>> status) {
        return new RequestIntake(pipeline, limits, rate, Optional.of(new HealthChecks(status)));
    }

    /**
     * Takes a request over. Never blocks, so it may be called on an I/O thread.
     *
     * @param head the request without its body
     * @param exchange reads its body, and sends its response
     * @param threads execute the request; they may block
     */
    public void accept(RequestHead head, ServerExchange exchange, Executor threads) {
        if (health.isPresent() && HealthChecks.concern(head)) {
            exchange.await(health.get().respond(head, this::draining), exchange::send);
            return;
        }
        Admission admission = pipeline.admit(head);
        if (admission instanceof Admission.Deferred deferred) {
            exchange.await(deferred.settled(), settled -> proceed(settled, exchange, threads));
        } else if (admission instanceof Admission.Settled settled) {
            proceed(settled, exchange, threads);
        }
    }

    /**
     * Rejects a request instead of accepting it.
     *
     * @param head the request without its body
     * @param problem the problem that the server has found
     * @return the response; close the connection after it
     */
    public BrokerResponse reject(RequestHead head, HeadProblem problem) {
        return pipeline.reject(head, problem);
    }

    /**
     * Limits of the requests.
     *
     * @return the limits; the server enforces those of heads and of time
     */
    public RequestLimits limits() {
        return limits;
    }

    private void proceed(Admission.Settled settled, ServerExchange exchange, Executor threads) {
        if (settled instanceof Admission.Responded responded) {
            exchange.send(responded.response());
        } else if (settled instanceof Admitted admitted) {
            enter(admitted, exchange, threads);
        }
    }

    private void enter(Admitted admitted, ServerExchange exchange, Executor threads) {
        String sender = admitted.sender();
        if (rate.isPresent() && !rate.get().permits(sender)) {
            exchange.send(admitted.tooManyRequests());
            return;
        }
        switch (running.enter(sender)) {
            case ENTERED -> {
                IncomingRequest request = new IncomingRequest(admitted, exchange, memory.of(sender), threads);
                exchange.whenEnded(() -> {
                    running.leave(sender);
                    request.ended();
                });
                request.receive(admitted.maxBodyBytes());
            }
            case FULL -> exchange.send(admitted.overloaded());
            case STOPPING -> exchange.sendLast(admitted.unavailable());
        }
    }

    /**
     * Rejects requests for handlers with 503 from now on, and waits for those that are running.
     *
     * @param grace how long to wait
     * @return the time that is left, or empty if requests are still running
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Duration> drain(Duration grace) throws InterruptedException {
        return running.drain(grace);
    }

    /**
     * Whether {@link #drain} was called.
     *
     * @return whether new requests for handlers are rejected
     */
    public boolean draining() {
        return running.stopping();
    }
}
