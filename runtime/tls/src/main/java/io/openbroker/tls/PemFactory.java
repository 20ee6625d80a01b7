package io.openbroker.tls;

import io.openbroker.undertow.TlsSettings;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import nl.altindag.ssl.util.TrustManagerUtils;

/**
 * Creates TLS from PEM files.
 *
 * @param certificate the server's own certificate
 */
record PemFactory(SSLFactory factory, X509Certificate certificate) {

    /**
     * Creates TLS.
     *
     * @param rejections logs rejected client certificates
     * @param exchangeable whether key and certificates can be replaced later
     * @throws IllegalArgumentException if a file is not usable; the message shows no part of a key
     */
    static PemFactory of(TlsSettings settings, PemFiles files, RejectionLog rejections, boolean exchangeable) {
        List<X509Certificate> chain = certificates("certificate", settings.certificate(), files.certificate());
        PrivateKey key = key(settings, files.key());
        if (!KeyPairs.belongTogether(key, chain.get(0).getPublicKey())) {
            throw new IllegalArgumentException("The private key in " + settings.key()
                    + " does not match the certificate in " + settings.certificate()
                    + ". Configure a matching pair, with the server's certificate first in its file");
        }
        SSLFactory.Builder builder =
                SSLFactory.builder().withProtocols("TLSv1.3", "TLSv1.2").withIdentityMaterial(key, new char[0], chain);
        files.clientAuthority()
                .map(text -> certificates(
                        "client authority", settings.clientAuthority().orElseThrow(), text))
                .ifPresent(authorities -> builder.withTrustMaterial(
                        new LoggingTrustManager(TrustManagerUtils.createTrustManager(authorities), rejections)));
        if (exchangeable) {
            builder.withSwappableIdentityMaterial();
            files.clientAuthority().ifPresent(text -> builder.withSwappableTrustMaterial());
        }
        return new PemFactory(builder.build(), chain.get(0));
    }

    /** Finds the key in its file: openssl writes curve parameters before it, and certificates may be in the same file. */
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----.*?-----END ([A-Z]+ )*PRIVATE KEY-----", Pattern.DOTALL);

    private static List<X509Certificate> certificates(String what, Object file, String pem) {
        List<X509Certificate> found = parsed(
                "The " + what + " in " + file + " is not a PEM certificate;"
                        + " use one that starts with -----BEGIN CERTIFICATE-----",
                () -> PemUtils.parseCertificate(pem));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no " + what + " in " + file + "; use one that starts with -----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    private static PrivateKey key(TlsSettings settings, String pem) {
        Matcher found = KEY.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("There is no private key in " + settings.key()
                    + "; use a PEM file in PKCS#8, PKCS#1 or SEC1 format");
        }
        String block = found.group();
        char[] password = settings.keyPassword().orElse("").toCharArray();
        return parsed(
                "The private key in " + settings.key() + " cannot be read"
                        + (settings.keyPassword().isPresent()
                                ? " with the configured password"
                                : ", or is encrypted and needs a password")
                        + "; use a PEM file in PKCS#8, PKCS#1 or SEC1 format",
                () -> PemUtils.parsePrivateKey(block, password));
    }

    // Without the cause, whose message might contain parts of a key.
    @SuppressWarnings("UnusedException")
    private static <T> T parsed(String otherwise, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
