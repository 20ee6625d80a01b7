package io.openbroker.runtime.internal.start;

import io.openbroker.runtime.BasicCredentials;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates credentials for a port that has none configured. */
public final class GeneratedCredentials {

    private static final String USER = "admin";
    private static final int PASSWORD_BYTES = 18;

    private GeneratedCredentials() {}

    public static BasicCredentials create() {
        return create(USER);
    }

    public static BasicCredentials create(String user) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new BasicCredentials(
                user, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
}
