package io.openbroker.runtime.spi.authentication;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Verifies hashes of passwords; found with {@link ServiceLoader}. {@code openbroker-security} provides one for bcrypt and
 * Argon2id. Safe for use by many threads.
 */
public interface PasswordHashing {

    /**
     * Creates the verifier of a hash.
     *
     * @param hash the hash, as configured
     * @return the verifier
     * @throws IllegalArgumentException if the provider does not support the hash, or it is too expensive; the message does not
     *     contain the hash
     */
    PasswordVerifier verifier(String hash);

    /**
     * Hashes a password with a salt of its own.
     *
     * @return the hash, in the form for settings
     * @throws IllegalArgumentException if the password cannot be hashed; the message does not contain it
     */
    String hash(String password);

    /** Compares passwords with one hash. Safe for use by many threads. */
    @FunctionalInterface
    interface PasswordVerifier {

        /**
         * Compares a password with the hash, in a time that does not depend on the password. This is slow by design.
         *
         * @param password the password of a request
         * @return whether it matches
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
