package io.openbroker.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

/** The reasons to reject a client certificate. */
enum CertificateProblem {
    /** The certificate or one of its chain has expired. */
    EXPIRED("has expired"),
    /** The certificate is not valid yet. */
    NOT_YET_VALID("is not valid yet; compare the clocks"),
    /** None of the configured authorities has signed the certificate, although one may have the same name. */
    UNKNOWN_AUTHORITY("was not signed by an authority in OPENBROKER_TLS_CLIENT_CA"),
    /** Any other problem: the certificate is not for clients, its key is too short, and so on. */
    OTHER("is not acceptable");

    private final String text;

    CertificateProblem(String text) {
        this.text = text;
    }

    static CertificateProblem of(CertificateException rejection) {
        for (Throwable at = rejection; at != null; at = at.getCause()) {
            Optional<CertificateProblem> found = ofOne(at);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return OTHER;
    }

    private static Optional<CertificateProblem> ofOne(Throwable rejection) {
        if (rejection instanceof CertificateExpiredException) {
            return Optional.of(EXPIRED);
        }
        if (rejection instanceof CertificateNotYetValidException) {
            return Optional.of(NOT_YET_VALID);
        }
        boolean noPath = rejection instanceof CertPathBuilderException;
        boolean otherKey = rejection instanceof CertPathValidatorException broken
                && broken.getReason() == BasicReason.INVALID_SIGNATURE;
        // An expired certificate is found while the path is built, and is then the cause of the missing path.
        return (noPath && rejection.getCause() == null) || otherKey ? Optional.of(UNKNOWN_AUTHORITY) : Optional.empty();
    }

    /** Returns the predicate of a sentence about the certificate. */
    String text() {
        return text;
    }
}
