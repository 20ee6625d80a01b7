package io.openbroker.runtime.spi.authentication;

import java.time.Duration;
import java.util.Optional;

/**
 * Which bearer tokens to take (RFC 6750, RFC 7519). All of them are signed with an asymmetric key, and expire.
 *
 * @param keys where the issuer's keys are, as a JSON Web Key Set: an {@code https} URL, an {@code http} one of this machine, or
 *     a file
 * @param issuer the value of {@code iss}
 * @param audience what {@code aud} names beside others
 * @param scope what {@code scope} names beside others; if absent, any token of the issuer for the audience will do
 * @param clockSkew how far the issuer's clock may be off
 */
public record TokenSettings(String keys, String issuer, String audience, Optional<String> scope, Duration clockSkew) {

    /**
     * Checks the settings.
     *
     * @param keys where the issuer's keys are
     * @param issuer the value of {@code iss}
     * @param audience what {@code aud} names beside others
     * @param scope what {@code scope} names beside others
     * @param clockSkew how far the issuer's clock may be off
     * @throws IllegalArgumentException if a text is empty or the time is negative
     */
    public TokenSettings {
        if (keys.isEmpty()
                || issuer.isEmpty()
                || audience.isEmpty()
                || scope.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException(
                    "TokenSettings has an empty text; give keys, an issuer, an audience, and a scope or none");
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "TokenSettings has the clock skew " + clockSkew + "; give a time that is not negative");
        }
    }
}
