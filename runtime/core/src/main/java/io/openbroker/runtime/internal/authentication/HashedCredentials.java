package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Refused;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Unavailable;
import io.openbroker.runtime.spi.authentication.PasswordHashing;
import io.openbroker.runtime.spi.authentication.PasswordHashing.PasswordVerifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials with hashed passwords. Right ones are hashed once and then recognized by a keyed digest, whose key only this
 * process has, so later requests need no hash. Wrong ones are never remembered. Safe for use by many threads.
 */
final class HashedCredentials implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Decision WRONG = new Refused("the user or password is wrong");
    private static final Decision MALFORMED = new Refused("the basic credentials are no user and password in UTF-8");
    private static final Decision BUSY =
            new Unavailable("too many passwords wait to be compared with a hash", RetryAfter.MOMENT);

    private final List<Entry> largestGroup;
    private final Map<String, List<Entry>> byUser;
    private final SecretKeySpec key;
    // Never more than there are entries, since a hash has one password.
    private final Map<ByteBuffer, Decision> remembered = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, CompletableFuture<Decision>> running = new ConcurrentHashMap<>();
    private final HashingThreads threads = new HashingThreads();

    HashedCredentials(List<Entry> entries) {
        this.byUser = entries.stream().collect(Collectors.groupingBy(Entry::user));
        this.largestGroup = byUser.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** A user, and the verifier of the password. */
    record Entry(String user, PasswordVerifier verifier, Authenticated result) {}

    /** The verifier of a hash. */
    static PasswordVerifier verifier(BasicCredentials pair, Optional<PasswordHashing> hashing) {
        if (hashing.isEmpty()) {
            throw new IllegalArgumentException("The password of the user \"" + pair.user()
                    + "\" is a hash, which needs openbroker-security. Add it to the class path.");
        }
        try {
            return hashing.get().verifier(pair.password());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The password of the user \"" + pair.user() + "\" looks like a hash. " + e.getMessage(), e);
        }
    }

    AuthenticationResult check(byte[] userAndPassword, Peer peer) {
        ByteBuffer digest = digest(userAndPassword);
        Decision known = remembered.get(digest);
        if (known != null) {
            return known;
        }
        Optional<String> text = decoded(userAndPassword);
        if (text.isEmpty()) {
            return MALFORMED;
        }
        CompletableFuture<Decision> mine = new CompletableFuture<>();
        CompletableFuture<Decision> same = running.putIfAbsent(digest, mine);
        if (same != null) {
            return new Pending(same);
        }
        if (!threads.execute(peer, () -> compare(text.get(), digest, mine))) {
            running.remove(digest);
            // Another request may already wait for it.
            mine.complete(BUSY);
            return BUSY;
        }
        return new Pending(mine);
    }

    private void compare(String userAndPassword, ByteBuffer digest, CompletableFuture<Decision> decision) {
        try {
            int colon = userAndPassword.indexOf(':');
            Decision result = compare(userAndPassword.substring(0, colon), userAndPassword.substring(colon + 1));
            if (result instanceof Authenticated) {
                remembered.put(digest, result);
            }
            decision.complete(result);
        } catch (RuntimeException | Error e) {
            decision.completeExceptionally(e);
        } finally {
            running.remove(digest);
        }
    }

    // The same number of hashes for every user, also after a match: the time must not reveal which users exist.
    private Decision compare(String user, String password) {
        List<Entry> own = byUser.getOrDefault(user, List.of());
        List<Entry> compared = new ArrayList<>(own);
        compared.addAll(largestGroup.subList(0, largestGroup.size() - own.size()));
        Decision result = WRONG;
        for (Entry entry : compared) {
            if (entry.verifier().matches(password) && entry.user().equals(user)) {
                result = entry.result();
            }
        }
        return result;
    }

    // As strict as BasicCredentials: rejects texts that two hashes could treat as equal.
    private static Optional<String> decoded(byte[] userAndPassword) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(userAndPassword))
                    .toString();
            boolean usable = text.indexOf(':') > 0 && !PrintableText.hasControl(text);
            return usable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private ByteBuffer digest(byte[] userAndPassword) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(userAndPassword));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        threads.close();
        // Comparisons that have not started would never complete.
        running.values().forEach(decision -> decision.complete(BUSY));
    }
}
