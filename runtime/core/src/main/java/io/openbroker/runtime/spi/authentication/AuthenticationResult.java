package io.openbroker.runtime.spi.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.PrintableText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The result of an {@link Authenticator}. */
public sealed interface AuthenticationResult {

    /** A final result. */
    sealed interface Decision extends AuthenticationResult {}

    /**
     * The sender is authenticated.
     *
     * @param caller a name for the sender, such as the user; it is logged, so it must not be a secret
     * @param platform the platform of the sender; {@link Platform#DEFAULT} if the broker serves one platform
     */
    record Authenticated(String caller, Platform platform) implements Decision {

        /**
         * Checks the caller.
         *
         * @throws IllegalArgumentException if the caller is empty, or has control or invisible characters, which could forge lines of a log
         */
        public Authenticated {
            if (caller.isEmpty() || !PrintableText.isPrintable(caller)) {
                throw new IllegalArgumentException(
                        "The name of a caller is empty, or has control or invisible characters. Use a name without them.");
            }
        }
    }

    /**
     * The credentials are wrong. The response is 401, and it is delayed after many failures.
     *
     * @param reason the reason for the log; without secrets, and without texts from the request
     * @param challenge the value of {@code WWW-Authenticate} instead of {@link Authenticator#challenge()}
     */
    record Refused(String reason, Optional<String> challenge) implements Decision {

        /**
         * Wrong credentials, with the challenge of the authenticator.
         *
         * @param reason the reason for the log; without secrets, and without texts from the request
         */
        public Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * The credentials cannot be checked at the moment. The response is 503.
     *
     * @param reason the reason for the log; without secrets
     * @param retryAfter when to send the request again; at least one second
     */
    record Unavailable(String reason, Duration retryAfter) implements Decision {}

    /** The request has no credentials that the authenticator supports; the next authenticator is called. */
    record NotMine() implements AuthenticationResult {}

    /**
     * The result takes a while.
     *
     * @param decision the result; completes exceptionally only because of an internal error
     */
    record Pending(CompletionStage<Decision> decision) implements AuthenticationResult {}
}
