package io.openbroker.conformance.internal.check.authentication;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * User and password of HTTP basic authentication.
 *
 * @param user the user
 * @param password the password
 */
record Credentials(String user, String password) {

    static final String HEADER = "Authorization";

    /** Values that cannot be decoded. */
    static final List<String> MALFORMED =
            List.of("Basic", "Basic ", "Basic !!!!", "Basic " + base64("no-colon"), "Basic " + base64(":"), "Bearer");

    private static final String SCHEME = "Basic ";
    private static final int SHORTEST_SECRET = 6;

    /** Returns the credentials in a header; empty if it is of another scheme. */
    static Optional<Credentials> basic(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String decoded = new String(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Credentials withUser(String other) {
        return new Credentials(other, password);
    }

    Credentials withPassword(String other) {
        return new Credentials(user, other);
    }

    String header() {
        return SCHEME + base64(user + ":" + password);
    }

    /** Returns passwords that a careless comparison takes for the right one. */
    Set<String> similarPasswords() {
        Set<String> similar = similar(password);
        similar.add(password.toUpperCase(Locale.ROOT));
        similar.add(password.toLowerCase(Locale.ROOT));
        similar.remove(password);
        return similar;
    }

    /** Returns user names that a careless comparison takes for the right one; their case may not matter. */
    Set<String> similarUsers() {
        return similar(user);
    }

    /** Returns whether a text has the password in it, in plain or encoded; short passwords are in any text. */
    boolean isSecretIn(String text) {
        return password.length() >= SHORTEST_SECRET
                && (text.contains(password) || text.contains(header().substring(SCHEME.length())));
    }

    private static Set<String> similar(String value) {
        Set<String> similar = new LinkedHashSet<>();
        similar.add(value + "x");
        similar.add("");
        if (!value.isEmpty()) {
            similar.add(value.substring(0, value.length() - 1));
        }
        similar.remove(value);
        return similar;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "credentials of " + user;
    }
}
