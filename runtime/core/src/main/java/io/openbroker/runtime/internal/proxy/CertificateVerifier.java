package io.openbroker.runtime.internal.proxy;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Verifies client certificates as a TLS handshake does (RFC 5280, 6). Revocation is not checked. Safe for use by many threads. */
final class CertificateVerifier {

    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
    private static final String FOR_ANY_PURPOSE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;

    private final Set<X509Certificate> authorities;
    private final Set<TrustAnchor> anchors;
    private final Clock clock;

    CertificateVerifier(List<X509Certificate> authorities, Clock clock) {
        this.authorities = Set.copyOf(authorities);
        this.anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * Verifies a certificate.
     *
     * @param chain the certificate, then those that lead to an authority, each signed by the next one
     */
    void verify(List<X509Certificate> chain) throws ForwardingException {
        checkTime(chain);
        checkPurpose(chain.get(0));
        List<X509Certificate> path =
                chain.stream().takeWhile(each -> !authorities.contains(each)).toList();
        if (path.isEmpty()) {
            // The certificate itself is among the authorities.
            return;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            throw new ForwardingException(problem(e.getReason()));
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("There is an authority, and PKIX takes these parameters", e);
        } catch (GeneralSecurityException e) {
            throw new ForwardingException(ForwardingProblem.NOT_ACCEPTABLE);
        }
    }

    /** Checks the time of validity, which passes after a certificate was verified. */
    void checkTime(List<X509Certificate> chain) throws ForwardingException {
        Date now = Date.from(clock.instant());
        try {
            for (X509Certificate each : chain) {
                each.checkValidity(now);
            }
        } catch (CertificateExpiredException e) {
            throw new ForwardingException(ForwardingProblem.EXPIRED);
        } catch (CertificateNotYetValidException e) {
            throw new ForwardingException(ForwardingProblem.NOT_YET_VALID);
        }
    }

    private static void checkPurpose(X509Certificate certificate) throws ForwardingException {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean[] usage = certificate.getKeyUsage();
            if ((purposes == null || purposes.contains(FOR_CLIENTS) || purposes.contains(FOR_ANY_PURPOSE))
                    && (usage == null || usage[DIGITAL_SIGNATURE])) {
                return;
            }
        } catch (CertificateParsingException e) {
            // Reported below: nobody knows what it is for.
        }
        throw new ForwardingException(ForwardingProblem.NOT_ACCEPTABLE);
    }

    private static ForwardingProblem problem(Reason reason) {
        boolean unknown = reason == PKIXReason.NO_TRUST_ANCHOR
                || reason == PKIXReason.NAME_CHAINING
                || reason == BasicReason.INVALID_SIGNATURE;
        return unknown ? ForwardingProblem.UNKNOWN_AUTHORITY : ForwardingProblem.NOT_ACCEPTABLE;
    }
}
