package io.openbroker.sample.postgres;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates passwords. */
final class Passwords {

    private static final int BYTES = 24;

    private Passwords() {}

    /** Returns a password of 192 random bits, which consists of letters, digits, hyphens and underscores. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
