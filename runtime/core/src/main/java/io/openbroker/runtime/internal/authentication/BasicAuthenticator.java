package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Rejected;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.AuthorizationHeader;
import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * HTTP basic authentication (RFC 7617). Compares digests, so the time does not depend on the length or content of the expected
 * credentials, and always all of them, so it does not depend on whose credentials match. Credentials that match no plain ones
 * are compared with the hashed ones.
 */
public final class BasicAuthenticator implements Authenticator {

    private static final String SCHEME = "Basic";
    private static final Optional<String> CHALLENGE = Optional.of("Basic realm=\"openbroker\", charset=\"UTF-8\"");
    private static final AuthenticationResult NOT_MINE = new NotMine();
    private static final AuthenticationResult WRONG = new Rejected("the user or password is wrong");
    private static final AuthenticationResult MALFORMED = new Rejected("the basic credentials are not in Base64");

    private final List<Known> plain;
    private final Optional<HashedCredentials> hashed;

    private BasicAuthenticator(List<Known> plain, Optional<HashedCredentials> hashed) {
        this.plain = List.copyOf(plain);
        this.hashed = hashed;
    }

    private static final class Known {

        private final byte[] digest;
        private final Authenticated result;

        Known(byte[] digest, Authenticated result) {
            this.digest = digest;
            this.result = result;
        }
    }

    /** Credentials, and the platform that has them. */
    record Login(BasicCredentials credentials, Platform platform) {}

    public static Authenticator create(
            Platform platform, List<BasicCredentials> credentials, Optional<PasswordHashing> hashing) {
        return create(
                credentials.stream().map(pair -> new Login(pair, platform)).toList(), hashing);
    }

    /** If credentials are there more than once, the last of them count. */
    static Authenticator create(List<Login> logins, Optional<PasswordHashing> hashing) {
        if (logins.isEmpty()) {
            throw new IllegalArgumentException(
                    "No credentials are configured. Add a user and a password, or call withoutAuthentication().");
        }
        List<Known> plain = new ArrayList<>();
        List<HashedCredentials.Entry> hashed = new ArrayList<>();
        for (Login login : logins) {
            BasicCredentials pair = login.credentials();
            Authenticated result = new Authenticated(pair.user(), login.platform());
            if (pair.isHashed()) {
                hashed.add(new HashedCredentials.Entry(pair.user(), HashedCredentials.verifier(pair, hashing), result));
            } else {
                // A user has no colon, so no other user and password join to the same text.
                byte[] joined = (pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8);
                plain.add(new Known(digest(joined), result));
            }
        }
        return new BasicAuthenticator(
                plain, hashed.isEmpty() ? Optional.empty() : Optional.of(new HashedCredentials(hashed)));
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        Optional<String> encoded = AuthorizationHeader.credentials(head, SCHEME);
        if (encoded.isEmpty()) {
            return NOT_MINE;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(encoded.get());
        } catch (IllegalArgumentException malformed) {
            return MALFORMED;
        }
        AuthenticationResult result = comparedWithPlain(digest(given));
        return result == WRONG && hashed.isPresent() ? hashed.get().check(given, head.peer()) : result;
    }

    private AuthenticationResult comparedWithPlain(byte[] given) {
        AuthenticationResult result = WRONG;
        for (Known known : plain) {
            if (MessageDigest.isEqual(known.digest, given)) {
                result = known.result;
            }
        }
        return result;
    }

    @Override
    public Optional<String> challenge() {
        return CHALLENGE;
    }

    @Override
    public void close() {
        hashed.ifPresent(HashedCredentials::close);
    }

    private static byte[] digest(byte[] userAndPassword) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(userAndPassword);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
