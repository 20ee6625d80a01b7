package io.openbroker.security;

import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers a bounded number of recently verified tokens by their digests. Safe for use by many threads. */
final class KnownTokens {

    private static final int MAX = 1_000;
    // Limits how long tokens remain valid after the issuer withdraws their key.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<ByteBuffer, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
            return size() > MAX;
        }
    };

    private final Clock clock;

    KnownTokens(Clock clock) {
        this.clock = clock;
    }

    private record Known(Authenticated caller, Instant until) {}

    Optional<Authenticated> find(String token) {
        ByteBuffer digest = digest(token);
        synchronized (known) {
            Known found = known.get(digest);
            if (found == null) {
                return Optional.empty();
            }
            if (clock.instant().isBefore(found.until())) {
                return Optional.of(found.caller());
            }
            known.remove(digest);
            return Optional.empty();
        }
    }

    void add(String token, Authenticated caller, Instant expires) {
        Instant longest = clock.instant().plus(LONGEST);
        Known entry = new Known(caller, expires.isBefore(longest) ? expires : longest);
        synchronized (known) {
            known.put(digest(token), entry);
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
