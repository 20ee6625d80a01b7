package io.openbroker.runtime.spi.authentication;

import java.time.Duration;
import java.util.Optional;

/**
 * The rules for bearer tokens (RFC 6750, RFC 7519). Tokens must be signed with an asymmetric key, and must expire.
 *
 * @param keys the location of the issuer's JSON Web Key Set: an {@code https} URL, an {@code http} URL of this machine, or a
 *     file
 * @param issuer the required value of {@code iss}
 * @param audience the required member of {@code aud}
 * @param scope the required member of {@code scope}, if any
 * @param clockSkew the tolerated difference of the issuer's clock
 */
public record TokenSettings(String keys, String issuer, String audience, Optional<String> scope, Duration clockSkew) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a text is empty or the time is negative
     */
    public TokenSettings {
        if (keys.isEmpty()
                || issuer.isEmpty()
                || audience.isEmpty()
                || scope.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException(
                    "TokenSettings has an empty value. Set keys, issuer and audience, and a scope or none.");
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("The clock skew " + clockSkew + " is negative. Set zero or more.");
        }
    }
}
