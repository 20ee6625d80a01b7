package io.openbroker.runtime.spi.authentication;

import io.openbroker.model.Platform;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What an {@link Authenticator} makes of a request. */
public sealed interface AuthenticationResult {

    /** A result that is known already. */
    sealed interface Decision extends AuthenticationResult {}

    /**
     * The request proves who sent it.
     *
     * @param caller who that is, such as the user; for the log, so not a secret
     * @param platform the platform that this caller belongs to; {@link Platform#DEFAULT} where the broker serves one
     */
    record Authenticated(String caller, Platform platform) implements Decision {

        /**
         * Checks the caller.
         *
         * @param caller who that is, such as the user; for the log, so not a secret
         * @param platform the platform that this caller belongs to
         * @throws IllegalArgumentException if the caller is empty or has control characters, which could forge lines of a log
         */
        public Authenticated {
            if (caller.isEmpty() || caller.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "The name of a caller is empty or has control characters; give one that can stand in a log");
            }
        }
    }

    /**
     * The request has credentials that are wrong. The platform gets a 401, and failures are slowed down.
     *
     * @param reason why, for the log alone; it shows no secret, and nothing that the request has chosen
     * @param challenge what stands in {@code WWW-Authenticate} instead of {@link Authenticator#challenge()}
     */
    record Refused(String reason, Optional<String> challenge) implements Decision {

        /**
         * A rejection with the usual challenge.
         *
         * @param reason why, for the log alone; it shows no secret, and nothing that the request has chosen
         */
        public Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * Credentials cannot be checked just now. The platform gets a 503.
     *
     * @param reason why, for the log alone; it shows no secret
     * @param retryAfter when to try again, in whole seconds of at least one
     */
    record Unavailable(String reason, Duration retryAfter) implements Decision {}

    /** The request has no credentials of the kind that the authenticator knows; the next one is asked. */
    record NotMine() implements AuthenticationResult {}

    /**
     * The result takes a while, and is worked on elsewhere.
     *
     * @param decision the result, once it is there; it ends exceptionally only for what should not happen
     */
    record Pending(CompletionStage<Decision> decision) implements AuthenticationResult {}
}
