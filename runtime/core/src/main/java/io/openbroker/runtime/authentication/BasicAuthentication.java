package io.openbroker.runtime.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.http.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * HTTP basic authentication (RFC 7617). Digests are compared, so the time tells nothing of the length or content of what is
 * expected; and always all of them, so it does not tell either whose credentials were right.
 */
final class BasicAuthentication implements Authentication {

    private static final String SCHEME = "Basic ";

    private final List<byte[]> digests;

    BasicAuthentication(List<BasicCredentials> credentials) {
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException(
                    "No credentials are given; give at least one user and password, or ask for no authentication by name");
        }
        // A user holds no colon, so user and password cannot be mistaken for others that join to the same text.
        this.digests = credentials.stream()
                .map(pair -> digest((pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public Optional<Platform> authenticate(RequestHeaders headers) {
        List<String> values = headers.values("Authorization");
        if (values.size() != 1 || !values.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] given;
        try {
            given = digest(Base64.getDecoder()
                    .decode(values.get(0).substring(SCHEME.length()).trim()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        boolean right = false;
        for (byte[] digest : digests) {
            right |= MessageDigest.isEqual(digest, given);
        }
        return right ? Optional.of(Platform.DEFAULT) : Optional.empty();
    }

    private static byte[] digest(byte[] userAndPassword) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(userAndPassword);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
