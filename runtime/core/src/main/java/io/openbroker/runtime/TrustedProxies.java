package io.openbroker.runtime;

import io.openbroker.runtime.server.AddressRange;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies in front of a broker whose headers tell who has sent a request. Headers of anybody else are ignored. Immutable, so
 * safe for use by many threads.
 *
 * <p>From these proxies, {@code X-Forwarded-For} gives the client's address: the last one in it that is not itself a trusted
 * proxy. {@code Forwarded} (RFC 7239) is not read, since proxies that set one of the two leave the other as the client sent it.
 *
 * @param addresses the addresses from which they connect
 * @param certificateNames the names of the client certificates with which they connect, as for {@link
 *     io.openbroker.runtime.spi.authentication.Authenticator#clientCertificate}; a proxy needs one of both, an address or a name
 * @param certificates how they forward the certificates of clients; if absent, they forward none
 */
public record TrustedProxies(
        List<AddressRange> addresses, List<String> certificateNames, Optional<ForwardedCertificates> certificates) {

    /** No proxy is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), List.of(), Optional.empty());

    /**
     * Client certificates in a header of trusted proxies. They count like those of a TLS connection, after the same checks: the
     * time of validity, the authority, and the purpose. That the client has the private key was checked by the proxy alone, so it
     * must replace the header in every request, and never pass on what a client sent.
     *
     * <p>The value is that of Cloud Foundry's router (Base64 of the certificate), of Envoy (elements with {@code Cert}, and {@code
     * Chain} where there are intermediate certificates; with several elements the last one counts that does not describe a trusted
     * proxy), of NGINX ({@code $ssl_client_escaped_cert}) or of RFC 9440.
     *
     * @param header the name of the header, such as {@code X-Forwarded-Client-Cert}
     * @param authorities the CA certificates that sign client certificates
     */
    public record ForwardedCertificates(String header, List<X509Certificate> authorities) {

        // RFC 9110, 5.6.2.
        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

        /**
         * Checks the header and authorities.
         *
         * @throws IllegalArgumentException if the header cannot be one, or there is no authority
         */
        public ForwardedCertificates {
            authorities = List.copyOf(authorities);
            if (!TOKEN.matcher(header).matches()) {
                throw new IllegalArgumentException(
                        "\"" + header + "\" is not the name of a header. Use one such as X-Forwarded-Client-Cert.");
            }
            if (authorities.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no CA certificate for forwarded client certificates. Add those that sign them.");
            }
        }
    }

    /**
     * Checks the proxies.
     *
     * @throws IllegalArgumentException if certificates are forwarded, but no proxy is named
     */
    public TrustedProxies {
        addresses = List.copyOf(addresses);
        certificateNames = List.copyOf(certificateNames);
        if (certificates.isPresent() && addresses.isEmpty() && certificateNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "A header with client certificates is configured, but no proxy that may send it. Name the proxies.");
        }
    }

    /**
     * Proxies that connect from given addresses.
     *
     * @param ranges addresses and networks, such as {@code 192.0.2.1} or {@code 10.0.0.0/8}
     * @return the proxies
     * @throws IllegalArgumentException if one is neither an address nor a network
     */
    public static TrustedProxies at(String... ranges) {
        return new TrustedProxies(Arrays.stream(ranges).map(AddressRange::parse).toList(), List.of(), Optional.empty());
    }

    /**
     * Sets the names of the client certificates with which proxies connect.
     *
     * @param names distinguished names of subjects, or alternative names
     * @return the proxies, and those with such a certificate
     */
    public TrustedProxies withCertificateNames(List<String> names) {
        return new TrustedProxies(addresses, names, certificates);
    }

    /**
     * Sets how the proxies forward the certificates of clients.
     *
     * @param header the name of the header, such as {@code X-Forwarded-Client-Cert}
     * @param authorities the CA certificates that sign client certificates
     * @return the proxies, with it
     */
    public TrustedProxies withCertificates(String header, List<X509Certificate> authorities) {
        return new TrustedProxies(
                addresses, certificateNames, Optional.of(new ForwardedCertificates(header, authorities)));
    }

    /**
     * Whether any proxy is trusted.
     *
     * @return whether an address or a name is configured
     */
    public boolean any() {
        return !addresses.isEmpty() || !certificateNames.isEmpty();
    }
}
