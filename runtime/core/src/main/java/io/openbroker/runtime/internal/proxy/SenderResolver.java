package io.openbroker.runtime.internal.proxy;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.TrustedProxies.ForwardedCertificates;
import io.openbroker.runtime.internal.authentication.CertificateNames;
import io.openbroker.runtime.server.IpAddress;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Resolves who has sent a request: the other end of its connection, or the client that a trusted proxy there names. Whatever is
 * doubtful counts as absent. Safe for use by many threads.
 */
public final class SenderResolver {

    private final boolean anyProxy;
    private final ForwardedAddress addresses;
    private final CertificateNames proxyNames;
    private final Optional<String> certificateHeader;
    private final Optional<CertificateHeader> certificates;
    private final ForwardingLog log;

    /** @throws IllegalArgumentException if a name of a proxy cannot be that of a certificate */
    public SenderResolver(TrustedProxies proxies, TimeSource time) {
        this.anyProxy = proxies.any();
        this.addresses = new ForwardedAddress(proxies.addresses());
        this.proxyNames = new CertificateNames(proxies.certificateNames());
        this.certificateHeader = proxies.certificates().map(ForwardedCertificates::header);
        this.certificates = proxies.certificates()
                .map(forwarded -> new CertificateHeader(
                        proxyNames, new CertificateVerifier(forwarded.authorities(), time.clock())));
        this.log = new ForwardingLog(time.ticker());
    }

    /** The request with its sender as the peer. */
    public RequestHead resolve(RequestHead head) {
        if (!anyProxy) {
            return head;
        }
        Peer other = head.peer();
        if (!isTrusted(other)) {
            certificateHeader
                    .filter(header -> !head.headers().values(header).isEmpty())
                    .ifPresent(header -> log.ignored(header, other.address(), ForwardingProblem.UNTRUSTED_SENDER));
            return head;
        }
        String address = address(head);
        return new RequestHead(
                head.method(),
                head.rawPath(),
                head.rawQuery(),
                head.headers(),
                new Peer(address, certificates(head, address)));
    }

    private boolean isTrusted(Peer other) {
        return (!other.certificates().isEmpty()
                        && proxyNames.find(other.certificates().get(0)).isPresent())
                || IpAddress.parse(other.address()).filter(addresses::isTrusted).isPresent();
    }

    private String address(RequestHead head) {
        ForwardedAddress.Result result =
                addresses.find(head.peer().address(), head.headers().values(ForwardedAddress.HEADER));
        if (!result.wellFormed()) {
            log.ignored(ForwardedAddress.HEADER, result.address(), ForwardingProblem.ADDRESS_MALFORMED);
        }
        return result.address();
    }

    // Where certificates are forwarded, that of the connection is the proxy's, and must not count as the client's.
    private List<X509Certificate> certificates(RequestHead head, String address) {
        if (certificates.isEmpty() || certificateHeader.isEmpty()) {
            return head.peer().certificates();
        }
        String header = certificateHeader.get();
        try {
            return certificates.get().read(head.headers().values(header));
        } catch (ForwardingException e) {
            log.ignored(header, address, e.problem());
            return List.of();
        }
    }
}
