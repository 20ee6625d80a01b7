package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Rejected;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Knows one platform by a header of its own. */
final class ApiKeyAuthenticator implements Authenticator {

    private final byte[] key;

    ApiKeyAuthenticator(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        List<String> given = head.headers().values("X-Api-Key");
        if (given.isEmpty()) {
            return new NotMine();
        }
        return MessageDigest.isEqual(key, given.get(0).getBytes(StandardCharsets.UTF_8))
                ? new Authenticated("the portal", Platform.DEFAULT)
                : new Rejected("the key is wrong");
    }
}
