package io.openbroker.runtime.spi.authentication;

import io.openbroker.model.Platform;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Verifies bearer tokens; found with {@link ServiceLoader}. {@code openbroker-security} provides one for JWT. */
public interface TokenAuthentication {

    /**
     * Creates an authenticator, which fetches keys when it receives the first token.
     *
     * @param platform the platform that has these tokens
     * @param settings the rules for tokens
     * @return the authenticator
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Authenticator authenticator(Platform platform, TokenSettings settings);

    /**
     * Looks for a provider on the class path or module path.
     *
     * @return the first one, if there is any
     */
    static Optional<TokenAuthentication> find() {
        Iterator<TokenAuthentication> found =
                ServiceLoader.load(TokenAuthentication.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
