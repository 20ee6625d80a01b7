package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Result;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.Peer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows guessing down: delays the responses to clients that have sent many wrong credentials. A delay occupies no thread, and
 * the number of delayed responses is bounded. Safe for use by many threads.
 */
final class GuessingDelays {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.authentication");
    private static final int MAX_WAITING = 1_000;

    private final FailedAttempts failures;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    GuessingDelays(Ticker ticker) {
        this.failures = new FailedAttempts(ticker);
    }

    /** Rejects wrong credentials, now or later. */
    CompletableFuture<Result> reject(Peer peer, String reason, Rejection rejection) {
        Duration delay = failures.count(peer);
        if (delay.isZero()) {
            LOG.info("Authentication from {} failed: {}", peer.address(), reason);
            return AuthenticationStep.rejected(rejection);
        }
        // At debug: clients that guess must not fill the log.
        LOG.debug("Authentication from {} failed, the response is delayed by {}: {}", peer.address(), delay, reason);
        if (!places.tryAcquire()) {
            return AuthenticationStep.rejected(Rejection.of(
                            Outcome.TOO_MANY_FAILURES,
                            "The credentials are wrong, and too many wrong ones were sent before. Correct them, and send"
                                    + " the request again later.")
                    .retryAfter(delay));
        }
        CompletableFuture<Result> later = new CompletableFuture<>();
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    places.release();
                    later.complete(new Result.Rejected(rejection));
                });
        return later;
    }
}
