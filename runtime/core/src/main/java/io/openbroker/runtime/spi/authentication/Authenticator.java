package io.openbroker.runtime.spi.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.authentication.BasicAuthenticator;
import io.openbroker.runtime.internal.authentication.CertificateAuthenticator;
import io.openbroker.runtime.server.RequestHead;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the senders of requests (OSB v2.17, "Platform to Service Broker Authentication"). A broker may have
 * several: the first that supports the kind of credentials decides.
 *
 * <p>Safe for use by many threads. {@link #authenticate} is called for every request, on a thread that serves many
 * connections: do any work of more than a few microseconds elsewhere, and return {@link AuthenticationResult.Pending}.
 */
@FunctionalInterface
public interface Authenticator extends AutoCloseable {

    /**
     * Authenticates the sender of a request.
     *
     * @param head the request without its body
     * @return the result. Exceptions become a 500
     */
    AuthenticationResult authenticate(RequestHead head);

    /**
     * The challenge for {@code WWW-Authenticate} of a 401 (RFC 9110, 11.6.1).
     *
     * @return one challenge, such as {@code Bearer realm="openbroker"}; empty if HTTP defines none, as for client certificates
     */
    default Optional<String> challenge() {
        return Optional.empty();
    }

    /** Releases resources; the broker calls it when it is closed. */
    @Override
    default void close() {}

    /**
     * HTTP basic authentication (RFC 7617). Passwords may be given as hashes, see {@link PasswordHashing}.
     *
     * @param platform the platform that has these credentials
     * @param credentials the credentials, each of which is accepted
     * @return the authenticator
     * @throws IllegalArgumentException if there are no credentials, or one of the passwords is a hash that cannot be used
     */
    static Authenticator basic(Platform platform, List<BasicCredentials> credentials) {
        return BasicAuthenticator.create(platform, credentials, PasswordHashing.find());
    }

    /**
     * Mutual TLS: accepts client certificates, which the TLS handshake has verified, by their names.
     *
     * @param platform the platform that has these certificates
     * @param names distinguished names of subjects, such as {@code CN=cf,O=Example}, or alternative names of the kinds DNS,
     *     URI, e-mail and IP address
     * @return the authenticator; other authenticators decide about requests without a certificate, or with another name
     * @throws IllegalArgumentException if there are no names, or one is empty, or has an equals sign without being a
     *     distinguished name
     */
    static Authenticator clientCertificate(Platform platform, Collection<String> names) {
        return new CertificateAuthenticator(platform, names);
    }

    /**
     * No authentication: accepts every request as one of the platform.
     *
     * @param platform the platform of all requests
     * @return the authenticator
     */
    static Authenticator anybody(Platform platform) {
        AuthenticationResult everybody = new AuthenticationResult.Authenticated("anonymous", platform);
        return head -> everybody;
    }
}
