package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Refused;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Unavailable;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticates requests with one prefix, or with none. Safe for use by many threads. */
public final class AuthenticationStep {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.authentication");

    private final Authenticator authenticator;
    private final Optional<Platform> required;
    private final GuessingDelays delays;
    private final String remedy;

    /**
     * Creates a step.
     *
     * @param required the platform of the prefix; without a prefix, the authenticators decide the platform
     * @param remedy tells clients which credentials to use
     */
    AuthenticationStep(Authenticator authenticator, Optional<Platform> required, GuessingDelays delays, String remedy) {
        this.authenticator = authenticator;
        this.required = required;
        this.delays = delays;
        this.remedy = remedy;
    }

    /** Who sent a request, or its rejection. */
    public sealed interface Result {

        <T> T either(Function<Authenticated, T> accepted, Function<Rejection, T> rejected);

        record Accepted(Authenticated caller) implements Result {

            @Override
            public <T> T either(Function<Authenticated, T> accepted, Function<Rejection, T> rejected) {
                return accepted.apply(caller);
            }
        }

        record Rejected(Rejection rejection) implements Result {

            @Override
            public <T> T either(Function<Authenticated, T> accepted, Function<Rejection, T> rejected) {
                return rejected.apply(rejection);
            }
        }
    }

    /** Authenticates a request. The result is there at once, unless an authenticator takes a while or a rejection is delayed. */
    public CompletableFuture<Result> authenticate(RequestHead head) {
        AuthenticationResult result = authenticator.authenticate(head);
        if (result instanceof Pending pending) {
            CompletableFuture<Decision> decision = new CompletableFuture<>();
            pending.decision().whenComplete((made, failure) -> {
                if (made == null) {
                    decision.completeExceptionally(
                            failure == null ? new IllegalStateException("An authenticator decided nothing") : failure);
                } else {
                    decision.complete(made);
                }
            });
            return decision.thenCompose(made -> decide(made, head));
        }
        return result instanceof Decision decision ? decide(decision, head) : rejectUnknown(head.peer());
    }

    private CompletableFuture<Result> rejectUnknown(Peer peer) {
        if (peer.certificates().isEmpty()) {
            // At debug: anybody can send such requests without end.
            LOG.debug("Authentication from {} failed: no credentials of a supported kind", peer.address());
        } else {
            LOG.info(
                    "Authentication from {} failed: the certificate of \"{}\" is not among the configured clients, and"
                            + " there are no other credentials",
                    peer.address(),
                    PrintableText.escaped(
                            peer.certificates().get(0).getSubjectX500Principal().getName()));
        }
        return rejected(unauthorized(Optional.empty()));
    }

    private CompletableFuture<Result> decide(Decision decision, RequestHead head) {
        if (decision instanceof Authenticated caller) {
            return required.isEmpty() || required.get().equals(caller.platform())
                    ? CompletableFuture.completedFuture(new Result.Accepted(caller))
                    : reject(new Refused("the credentials belong to another platform"), head);
        }
        if (decision instanceof Unavailable unavailable) {
            LOG.warn("Credentials cannot be checked: {}", unavailable.reason());
            return rejected(Rejection.of(
                            Outcome.AUTHENTICATION_UNAVAILABLE,
                            "The credentials cannot be checked at the moment. Send the request again later.")
                    .retryAfter(unavailable.retryAfter()));
        }
        return reject((Refused) decision, head);
    }

    private CompletableFuture<Result> reject(Refused refused, RequestHead head) {
        return delays.reject(head.peer(), refused.reason(), unauthorized(refused.challenge()));
    }

    static CompletableFuture<Result> rejected(Rejection rejection) {
        return CompletableFuture.completedFuture(new Result.Rejected(rejection));
    }

    private Rejection unauthorized(Optional<String> challenge) {
        Rejection rejection = Rejection.of(Outcome.UNAUTHORIZED, "The credentials are missing or wrong. " + remedy);
        return challenge
                .or(authenticator::challenge)
                .map(value -> rejection.withHeader("WWW-Authenticate", value))
                .orElse(rejection);
    }

    void close() {
        authenticator.close();
    }
}
