package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import java.security.SecureRandom;
import java.util.Base64;

/** Credentials for a server whose settings have none. */
final class MadeUpCredentials {

    private static final String USER = "admin";
    private static final int PASSWORD_BYTES = 18;

    private MadeUpCredentials() {}

    static BasicCredentials create() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new BasicCredentials(
                USER, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
}
