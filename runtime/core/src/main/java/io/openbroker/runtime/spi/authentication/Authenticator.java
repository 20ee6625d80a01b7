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
 * Tells who sent a request (OSB v2.17, "Platform to Service Broker Authentication"). Several may stand beside each other: the
 * first that knows the kind of credentials decides.
 *
 * <p>Safe for use by many threads. {@link #authenticate} is called for every request, on a thread that serves many
 * connections: what may take longer than some microseconds is done elsewhere, behind {@link AuthenticationResult.Pending}.
 */
@FunctionalInterface
public interface Authenticator extends AutoCloseable {

    /**
     * Looks at the head of a request.
     *
     * @param head the request without its body
     * @return who sent it, or why that is not known. What is thrown instead becomes a 500
     */
    AuthenticationResult authenticate(RequestHead head);

    /**
     * How to authenticate, for {@code WWW-Authenticate} of a 401 (RFC 9110, 11.6.1).
     *
     * @return one challenge, such as {@code Bearer realm="openbroker"}; empty if HTTP has no name for it, as for client
     *     certificates
     */
    default Optional<String> challenge() {
        return Optional.empty();
    }

    /** Ends what the authenticator does in the background; nothing unless overridden. The broker calls it when it is closed. */
    @Override
    default void close() {}

    /**
     * HTTP basic authentication (RFC 7617). Passwords may be given as hashes, see {@link PasswordHashing}.
     *
     * @param platform the platform that has these credentials
     * @param credentials any of which will do
     * @return the authenticator
     * @throws IllegalArgumentException if there are no credentials, or one of the passwords is a hash that cannot be used
     */
    static Authenticator basic(Platform platform, List<BasicCredentials> credentials) {
        return BasicAuthenticator.create(platform, credentials, PasswordHashing.find());
    }

    /**
     * Mutual TLS: the client certificate, which the TLS handshake has verified already, has one of some names.
     *
     * @param platform the platform that has these certificates
     * @param names distinguished names of subjects, such as {@code CN=cf,O=Example}, or alternative names of the kinds DNS,
     *     URI, e-mail and IP address
     * @return the authenticator; it does not look at requests without a certificate, or with one of another name
     * @throws IllegalArgumentException if there are no names, or one is empty or no distinguished name although it has an
     *     equals sign
     */
    static Authenticator clientCertificate(Platform platform, Collection<String> names) {
        return new CertificateAuthenticator(platform, names);
    }

    /**
     * No authentication: every request counts as one of the platform's. Only for where it is asked for by name.
     *
     * @param platform the platform that everybody is taken for
     * @return the authenticator
     */
    static Authenticator anybody(Platform platform) {
        AuthenticationResult everybody = new AuthenticationResult.Authenticated("anonymous", platform);
        return head -> everybody;
    }
}
