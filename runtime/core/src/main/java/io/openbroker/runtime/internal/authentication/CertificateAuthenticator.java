package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accepts the client certificate of a request, which was verified before, by the name of its subject or an alternative name. */
public final class CertificateAuthenticator implements Authenticator {

    private static final AuthenticationResult NOT_MINE = new NotMine();

    private final CertificateNames names;
    private final Platform platform;

    public CertificateAuthenticator(Platform platform, Collection<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No names of client certificates are configured. Add at least one.");
        }
        this.platform = platform;
        this.names = new CertificateNames(names);
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        List<X509Certificate> chain = head.peer().certificates();
        Optional<String> known = chain.isEmpty() ? Optional.empty() : names.find(chain.get(0));
        return known.isPresent() ? new Authenticated(known.get(), platform) : NOT_MINE;
    }
}
