package io.openbroker.runtime;

import io.openbroker.runtime.server.PrintableText;
import java.util.regex.Pattern;

/**
 * A user and a password with which a platform authenticates itself (OSB v2.17, "Platform to Service Broker
 * Authentication").
 *
 * @param user the user, without a colon
 * @param password the password, or a hash of it, such as {@code $2y$12$…} or {@code $argon2id$…}
 */
public record BasicCredentials(String user, String password) {

    // All common kinds of hashes, even unsupported ones: as a plain password, a hash would let in everybody who can
    // read it.
    private static final Pattern HASH = Pattern.compile(
            "(\\$(1|2[a-z]?|5|6|7|y|gy|md5|apr1|argon2[a-z]*|pbkdf2[a-z0-9-]*|scrypt|sha1)\\$|\\{SHA).+");

    /**
     * Checks that HTTP basic authentication can carry the credentials.
     *
     * @throws IllegalArgumentException if one is empty or has control characters, or the user has a colon or invisible characters
     */
    public BasicCredentials {
        if (user.isEmpty() || user.indexOf(':') >= 0 || !PrintableText.isPrintable(user)) {
            throw new IllegalArgumentException("User \"" + PrintableText.escaped(user)
                    + "\" is empty, or has a colon, or control or invisible characters. Use a user without them.");
        }
        if (password.isEmpty() || PrintableText.hasControl(password)) {
            throw new IllegalArgumentException("The password of user \"" + user
                    + "\" is empty or has control characters. Use a password without them.");
        }
    }

    /**
     * Whether the password is a hash. Hashes require {@code openbroker-security} on the class path.
     *
     * @return whether it has the form of a hash
     */
    public boolean isHashed() {
        return HASH.matcher(password).matches();
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "BasicCredentials[user=" + user + "]";
    }
}
