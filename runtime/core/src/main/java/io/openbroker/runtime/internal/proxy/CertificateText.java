package io.openbroker.runtime.internal.proxy;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads certificates in the forms that headers have. */
final class CertificateText {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int HEX = 16;

    private CertificateText() {}

    /** Whether a text is PEM with percent-encoding, as NGINX sends it. */
    static boolean isEscapedPem(String text) {
        return text.startsWith("-----BEGIN");
    }

    /** Reads the Base64 of a certificate. */
    static X509Certificate base64(String text) throws ForwardingException {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ForwardingException(ForwardingProblem.MALFORMED);
        }
        return certificate(der);
    }

    /**
     * Reads PEM with percent-encoding.
     *
     * @param most the maximum number of certificates
     * @return at least one certificate
     */
    static List<X509Certificate> escapedPem(String text, int most) throws ForwardingException {
        String pem = unescaped(text);
        List<X509Certificate> certificates = new ArrayList<>();
        int at = afterWhitespace(pem, 0);
        do {
            int end = pem.indexOf(END, at);
            if (!pem.startsWith(BEGIN, at) || end < 0 || certificates.size() == most) {
                throw new ForwardingException(
                        certificates.size() == most ? ForwardingProblem.TOO_LONG : ForwardingProblem.MALFORMED);
            }
            certificates.add(base64(pem.substring(at + BEGIN.length(), end).replaceAll("[ \\t\\r\\n]", "")));
            at = afterWhitespace(pem, end + END.length());
        } while (at < pem.length());
        return certificates;
    }

    private static int afterWhitespace(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    // Not URLDecoder: a plus sign belongs to Base64, and some proxies leave it as it is.
    private static String unescaped(String text) throws ForwardingException {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), HEX) : -1;
            if (high < 0 || low < 0) {
                throw new ForwardingException(ForwardingProblem.MALFORMED);
            }
            plain.append((char) (high * HEX + low));
            i += 2;
        }
        return plain.toString();
    }

    private static X509Certificate certificate(byte[] der) throws ForwardingException {
        // The factory reads other forms too, such as PEM and PKCS #7.
        boolean sequence = der.length > 0 && der[0] == '0';
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(der);
            if (sequence
                    && CertificateFactory.getInstance("X.509").generateCertificate(in)
                            instanceof X509Certificate certificate
                    && Arrays.equals(certificate.getEncoded(), der)) {
                return certificate;
            }
        } catch (CertificateException e) {
            // Reported below, like anything else that is not a certificate.
        }
        throw new ForwardingException(ForwardingProblem.MALFORMED);
    }
}
