package io.openbroker.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

/** Why a client's certificate is not taken. */
enum CertificateProblem {
    /** Its time is over, or that of a certificate on the way to the authority. */
    EXPIRED("has expired"),
    /** Its time has not begun. */
    NOT_YET_VALID("is not valid yet; compare the clocks"),
    /** No authority that was named has signed it, perhaps one of the same name. */
    UNKNOWN_AUTHORITY("was not signed by an authority in OPENBROKER_TLS_CLIENT_CA"),
    /** Anything else: it is not meant for clients, its keys are too short, and so on. */
    OTHER("is not acceptable");

    private final String text;

    CertificateProblem(String text) {
        this.text = text;
    }

    static CertificateProblem of(CertificateException refusal) {
        for (Throwable at = refusal; at != null; at = at.getCause()) {
            Optional<CertificateProblem> found = ofOne(at);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return OTHER;
    }

    private static Optional<CertificateProblem> ofOne(Throwable refusal) {
        if (refusal instanceof CertificateExpiredException) {
            return Optional.of(EXPIRED);
        }
        if (refusal instanceof CertificateNotYetValidException) {
            return Optional.of(NOT_YET_VALID);
        }
        boolean noPath = refusal instanceof CertPathBuilderException;
        boolean otherKey = refusal instanceof CertPathValidatorException broken
                && broken.getReason() == BasicReason.INVALID_SIGNATURE;
        // An expired certificate is found while a path is built, and is then the cause of there being none.
        return (noPath && refusal.getCause() == null) || otherKey ? Optional.of(UNKNOWN_AUTHORITY) : Optional.empty();
    }

    /** What is wrong, as the end of a sentence about the certificate. */
    String text() {
        return text;
    }
}
