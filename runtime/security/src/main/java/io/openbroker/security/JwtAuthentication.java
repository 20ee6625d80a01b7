package io.openbroker.security;

import io.openbroker.model.Platform;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.TokenAuthentication;
import io.openbroker.runtime.spi.authentication.TokenSettings;
import java.time.Clock;

/** Authenticates JSON Web Tokens (RFC 7519). Immutable, so safe for use by many threads. */
public final class JwtAuthentication implements TokenAuthentication {

    /** For {@link java.util.ServiceLoader}. */
    public JwtAuthentication() {}

    @Override
    public Authenticator authenticator(Platform platform, TokenSettings settings) {
        Clock clock = TimeSource.SYSTEM.clock();
        return new JwtAuthenticator(platform, new TokenVerifier(settings, clock), clock);
    }
}
