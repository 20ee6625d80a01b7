package io.openbroker.sample.postgres;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords up. */
final class Passwords {

    private static final int BYTES = 24;

    private Passwords() {}

    /** A password of 192 random bits, of letters, digits, hyphens and underscores. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
