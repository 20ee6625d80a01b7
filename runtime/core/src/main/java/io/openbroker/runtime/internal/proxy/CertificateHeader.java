package io.openbroker.runtime.internal.proxy;

import io.openbroker.runtime.internal.authentication.CertificateNames;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads the header in which trusted proxies send the certificates of clients. Safe for use by many threads. */
final class CertificateHeader {

    private static final int MAX_LENGTH = 32 * 1024;
    private static final int MAX_CERTIFICATES = 8;
    // Each proxy in a row adds one.
    private static final int MAX_ELEMENTS = 16;
    private static final int MAX_REMEMBERED = 200;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

    private final CertificateNames proxies;
    private final CertificateVerifier verifier;
    // Signatures cost more than everything else about a request; few clients send the same certificate again and again.
    private final Map<String, List<X509Certificate>> verified = new ConcurrentHashMap<>();

    /** @param proxies the names of trusted proxies, whose own certificates are those of no client */
    CertificateHeader(CertificateNames proxies, CertificateVerifier verifier) {
        this.proxies = proxies;
        this.verifier = verifier;
    }

    /**
     * The verified certificate of the client and its chain; empty if the header is absent, or has none of a client.
     *
     * @param lines the lines of the header, from a trusted proxy
     * @throws ForwardingException if there is any doubt about them
     */
    List<X509Certificate> read(List<String> lines) throws ForwardingException {
        if (lines.size() > 1) {
            throw new ForwardingException(ForwardingProblem.SEVERAL_LINES);
        }
        String value = lines.isEmpty() ? "" : lines.get(0).strip();
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.length() > MAX_LENGTH) {
            throw new ForwardingException(ForwardingProblem.TOO_LONG);
        }
        List<X509Certificate> known = verified.get(value);
        if (known != null) {
            verifier.checkTime(known);
            return known;
        }
        List<X509Certificate> chain = parse(value);
        if (!chain.isEmpty()) {
            verifier.verify(chain);
            remember(value, chain);
        }
        return chain;
    }

    private void remember(String value, List<X509Certificate> chain) {
        if (verified.size() >= MAX_REMEMBERED) {
            verified.clear();
        }
        verified.put(value, chain);
    }

    private List<X509Certificate> parse(String value) throws ForwardingException {
        if (CertificateText.isEscapedPem(value)) {
            return CertificateText.escapedPem(value, MAX_CERTIFICATES);
        }
        if (value.length() > 2 && value.startsWith(":") && value.endsWith(":")) {
            return List.of(CertificateText.base64(value.substring(1, value.length() - 1)));
        }
        return BASE64.matcher(value).matches() ? List.of(CertificateText.base64(value)) : lastOfClient(value);
    }

    /** The certificate in the last element that does not describe a trusted proxy. */
    private List<X509Certificate> lastOfClient(String value) throws ForwardingException {
        int end = value.length();
        for (int count = 0; end >= 0; count++) {
            if (count == MAX_ELEMENTS) {
                throw new ForwardingException(ForwardingProblem.TOO_LONG);
            }
            int start = ForwardedElement.start(value, end);
            ForwardedElement element = ForwardedElement.parse(value.substring(start, end));
            if (!proxies.anyOf(element.subject(), element.alternativeNames())) {
                List<X509Certificate> chain = element.chain(MAX_CERTIFICATES);
                if (proxies.find(chain.get(0)).isEmpty()) {
                    return chain;
                }
            }
            end = start - 1;
        }
        return List.of();
    }
}
