package io.openbroker.runtime.internal.management;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Unavailable;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells operators, who may mend, from viewers, who may look, and both from everybody else. Safe for use by many threads. */
final class OperatorAccess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Authenticator operators;
    private final Optional<Authenticator> viewers;

    OperatorAccess(List<BasicCredentials> operators, List<BasicCredentials> viewers) {
        this.operators = Authenticator.basic(Platform.DEFAULT, operators);
        this.viewers =
                viewers.isEmpty() ? Optional.empty() : Optional.of(Authenticator.basic(Platform.DEFAULT, viewers));
    }

    /** Somebody who may look. */
    record Caller(String name, boolean mayMend) {}

    /**
     * Who asks, and whether they may mend, too.
     *
     * @throws ManagementRefusal if the caller may not even look
     */
    Caller caller(RequestHead head) {
        Optional<Caller> caller = known(operators, head)
                .map(name -> new Caller(name, true))
                .or(() -> viewers.flatMap(some -> known(some, head)).map(name -> new Caller(name, false)));
        return caller.orElseThrow(() -> new ManagementRefusal(
                401,
                "Unauthorized",
                "The credentials are missing or wrong; give those of an operator, not those of a platform",
                Map.of("WWW-Authenticate", operators.challenge().orElse("Basic"))));
    }

    @Override
    public void close() {
        operators.close();
        viewers.ifPresent(Authenticator::close);
    }

    /** The name of the caller, if it is right. */
    private static Optional<String> known(Authenticator authenticator, RequestHead head) {
        AuthenticationResult result = authenticator.authenticate(head);
        AuthenticationResult decision = result instanceof Pending pending ? decided(pending) : result;
        if (decision instanceof Unavailable unavailable) {
            throw unavailable(unavailable.retryAfter().toSeconds());
        }
        return decision instanceof Authenticated right ? Optional.of(right.caller()) : Optional.empty();
    }

    // Operators have threads of their own, so one may wait until a password is hashed.
    @SuppressWarnings("UnusedException")
    private static AuthenticationResult decided(Pending pending) {
        try {
            return pending.decision().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The password could not be checked", e);
        } catch (TimeoutException e) {
            throw unavailable(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(PATIENCE_SECONDS);
        }
    }

    private static ManagementRefusal unavailable(long seconds) {
        return new ManagementRefusal(
                503,
                "Unavailable",
                "The password cannot be checked just now; try again soon",
                Map.of(RetryAfter.NAME, RetryAfter.seconds(Duration.ofSeconds(seconds))));
    }
}
