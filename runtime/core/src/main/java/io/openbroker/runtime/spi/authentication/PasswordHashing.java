package io.openbroker.runtime.spi.authentication;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Knows hashes of passwords; found with {@link ServiceLoader}. {@code openbroker-security} provides one for bcrypt and
 * Argon2id. Safe for use by many threads.
 */
public interface PasswordHashing {

    /**
     * Makes a verifier of a hash.
     *
     * @param hash the hash, as configured
     * @return what compares passwords with it
     * @throws IllegalArgumentException if it is no hash that this provider knows, or would cost too much; the message says
     *     what to give, without showing the hash
     */
    PasswordVerifier verifier(String hash);

    /**
     * Hashes a password with a salt of its own.
     *
     * @param password the password
     * @return the hash, as it can be configured
     * @throws IllegalArgumentException if the password cannot be hashed; the message does not show it
     */
    String hash(String password);

    /** Compares passwords with one hash. Safe for use by many threads. */
    @FunctionalInterface
    interface PasswordVerifier {

        /**
         * Compares a password with the hash, in a time that does not depend on the password. Takes long.
         *
         * @param password the password that a request has
         * @return whether it is the right one
         */
        boolean matches(String password);
    }

    /**
     * Looks for a provider on the class path or module path.
     *
     * @return the first one, if there is any
     */
    static Optional<PasswordHashing> find() {
        Iterator<PasswordHashing> found =
                ServiceLoader.load(PasswordHashing.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
