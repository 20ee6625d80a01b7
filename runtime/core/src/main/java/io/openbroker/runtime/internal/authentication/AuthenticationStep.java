package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.server.Peer;
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
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticates requests with one prefix, or with none. Safe for use by many threads. */
public final class AuthenticationStep {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.authentication");

    private final Authenticator authenticator;
    private final Optional<Platform> required;
    private final Delays delays;
    private final String remedy;

    /**
     * Creates a step.
     *
     * @param required the platform of the prefix; without a prefix, the authenticators decide the platform
     * @param remedy tells clients which credentials to use
     */
    AuthenticationStep(Authenticator authenticator, Optional<Platform> required, Delays delays, String remedy) {
        this.authenticator = authenticator;
        this.required = required;
        this.delays = delays;
        this.remedy = remedy;
    }

    /** The sender of a request, or the rejection. */
    public sealed interface Entry {

        record Open(Authenticated caller) implements Entry {}

        record Closed(Refusal refusal) implements Entry {}
    }

    /** An entry, now or later. */
    public sealed interface Attempt {

        record Now(Entry entry) implements Attempt {}

        record Later(CompletionStage<Entry> entry) implements Attempt {}
    }

    public Attempt enter(RequestHead head) {
        AuthenticationResult result = authenticator.authenticate(head);
        if (result instanceof Pending pending) {
            return new Attempt.Later(pending.decision().thenCompose(decision -> later(decide(decision, head))));
        }
        return result instanceof Decision decision ? decide(decision, head) : unknown(head.peer());
    }

    private Attempt unknown(Peer peer) {
        if (peer.certificates().isEmpty()) {
            // Not louder: anybody can send such requests without end.
            LOG.debug("Authentication from {} failed: no credentials of a supported kind", peer.address());
        } else {
            LOG.info(
                    "Authentication from {} failed: the certificate of \"{}\" is not among the configured clients, and"
                            + " there are no other credentials",
                    peer.address(),
                    peer.certificates().get(0).getSubjectX500Principal().getName());
        }
        return new Attempt.Now(new Entry.Closed(unauthorized(Optional.empty())));
    }

    private static CompletionStage<Entry> later(Attempt attempt) {
        if (attempt instanceof Attempt.Now now) {
            return CompletableFuture.completedStage(now.entry());
        }
        return ((Attempt.Later) attempt).entry();
    }

    private Attempt decide(Decision decision, RequestHead head) {
        if (decision instanceof Authenticated caller) {
            return required.isEmpty() || required.get().equals(caller.platform())
                    ? new Attempt.Now(new Entry.Open(caller))
                    : refuse(new Refused("the credentials belong to another platform"), head);
        }
        if (decision instanceof Unavailable unavailable) {
            LOG.warn("Credentials cannot be checked: {}", unavailable.reason());
            return new Attempt.Now(new Entry.Closed(Refusal.of(
                            Outcome.AUTHENTICATION_UNAVAILABLE,
                            "The credentials cannot be checked at the moment. Send the request again later.")
                    .retryAfter(unavailable.retryAfter())));
        }
        return refuse((Refused) decision, head);
    }

    private Attempt refuse(Refused refused, RequestHead head) {
        return delays.refuse(head.peer(), refused.reason(), unauthorized(refused.challenge()));
    }

    private Refusal unauthorized(Optional<String> challenge) {
        Refusal refusal = Refusal.of(Outcome.UNAUTHORIZED, "The credentials are missing or wrong. " + remedy);
        return challenge
                .or(authenticator::challenge)
                .map(value -> refusal.withHeader("WWW-Authenticate", value))
                .orElse(refusal);
    }

    void close() {
        authenticator.close();
    }
}
