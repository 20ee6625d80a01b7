package io.openbroker.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.spi.authentication.TokenSettings;
import java.io.Closeable;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies tokens of one issuer. Safe for use by many threads; blocks while keys are fetched. */
final class TokenVerifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

    // Asymmetric algorithms only: with a symmetric one, every verifier could sign tokens, and an attacker could use a
    // public key as the secret.
    private static final Set<JWSAlgorithm> ALGORITHMS = union(JWSAlgorithm.Family.RSA, JWSAlgorithm.Family.EC);

    private final JWKSource<SecurityContext> keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Optional<String> scope;
    private volatile boolean hadKeys;

    TokenVerifier(TokenSettings settings, Clock clock) {
        this.keys = TokenKeys.open(settings.keys());
        this.scope = settings.scope();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of("exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew((int) Math.min(settings.clockSkew().toSeconds(), Integer.MAX_VALUE));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new LinkedHashSet<>(Arrays.asList(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null))));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** The result of a verification. */
    sealed interface Verdict {

        record Valid(String caller, Instant expires) implements Verdict {}

        record Invalid(String reason) implements Verdict {}

        record NoKeys(String reason) implements Verdict {}
    }

    Verdict verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            hadKeys = true;
            return verdict(claims);
        } catch (RateLimitReachedException e) {
            // Unknown keys are looked up at a limited rate, so that forged tokens do not cause a request to the issuer
            // each.
            return hadKeys
                    ? new Verdict.Invalid("the key of the token is unknown")
                    : new Verdict.NoKeys("the token keys could not be fetched and will be fetched again later");
        } catch (KeySourceException e) {
            LOG.debug("No keys", e);
            return new Verdict.NoKeys("the token keys cannot be fetched; check OPENBROKER_TOKEN_KEYS");
        } catch (ParseException e) {
            return new Verdict.Invalid("the token is not a JWT");
        } catch (BadJOSEException | JOSEException e) {
            LOG.debug("A token is not valid", e);
            return new Verdict.Invalid("the token's signature, issuer, audience or time is wrong");
        }
    }

    private Verdict verdict(JWTClaimsSet claims) {
        if (scope.isPresent() && !scopes(claims).contains(scope.get())) {
            return new Verdict.Invalid("the token does not have the required scope");
        }
        return Stream.of("sub", "client_id", "azp")
                .map(name -> claims.getClaim(name) instanceof String text ? text : "")
                .filter(text -> !text.isEmpty() && PrintableText.isPrintable(text))
                .findFirst()
                .<Verdict>map(caller ->
                        new Verdict.Valid(caller, claims.getExpirationTime().toInstant()))
                .orElseGet(() -> new Verdict.Invalid("the token has no sub, client_id or azp"));
    }

    // RFC 8693, section 4.2, specifies a string; some issuers write an array.
    private static List<?> scopes(JWTClaimsSet claims) {
        Object value = claims.getClaim("scope");
        if (value instanceof List<?> list) {
            return list;
        }
        return value instanceof String text ? List.of(text.split(" ", -1)) : List.of();
    }

    @Override
    public void close() {
        if (keys instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                LOG.debug("The token keys cannot be closed", e);
            }
        }
    }

    private static Set<JWSAlgorithm> union(JWSAlgorithm.Family first, JWSAlgorithm.Family second) {
        Set<JWSAlgorithm> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return Set.copyOf(all);
    }
}
