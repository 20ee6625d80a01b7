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
 * Makes TLS of what stands in files.
 *
 * @param factory makes connections
 * @param certificate the server's own certificate
 */
record PemFactory(SSLFactory factory, X509Certificate certificate) {

    /**
     * Makes TLS.
     *
     * @param refusals where clients are named whose certificates are not taken
     * @param exchangeable whether what it is made of is to be exchanged later, instead of taking the place of another
     * @throws IllegalArgumentException if a file is not what it should be; the message shows nothing of a key
     */
    static PemFactory of(TlsSettings settings, PemFiles files, RefusalLog refusals, boolean exchangeable) {
        List<X509Certificate> chain = certificates("certificate", settings.certificate(), files.certificate());
        PrivateKey key = key(settings, files.key());
        if (!KeyPairs.belongTogether(key, chain.get(0).getPublicKey())) {
            throw new IllegalArgumentException("The private key in " + settings.key()
                    + " is not that of the certificate in " + settings.certificate()
                    + "; give the two that belong together, the server's certificate first");
        }
        SSLFactory.Builder builder =
                SSLFactory.builder().withProtocols("TLSv1.3", "TLSv1.2").withIdentityMaterial(key, new char[0], chain);
        files.clientAuthority()
                .map(text -> certificates(
                        "client authority", settings.clientAuthority().orElseThrow(), text))
                .ifPresent(authorities -> builder.withTrustMaterial(
                        new TellingTrustManager(TrustManagerUtils.createTrustManager(authorities), refusals)));
        if (exchangeable) {
            builder.withSwappableIdentityMaterial();
            files.clientAuthority().ifPresent(text -> builder.withSwappableTrustMaterial());
        }
        return new PemFactory(builder.build(), chain.get(0));
    }

    /** The key alone: openssl writes the parameters of a curve before it, and some keep certificates beside it. */
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----.*?-----END ([A-Z]+ )*PRIVATE KEY-----", Pattern.DOTALL);

    private static List<X509Certificate> certificates(String what, Object file, String pem) {
        List<X509Certificate> found = parsed(
                "The " + what + " in " + file + " is no certificate in PEM form;"
                        + " give one that begins with -----BEGIN CERTIFICATE-----",
                () -> PemUtils.parseCertificate(pem));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no " + what + " in " + file + "; give one that begins with -----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    private static PrivateKey key(TlsSettings settings, String pem) {
        Matcher found = KEY.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("There is no private key in " + settings.key()
                    + "; give one in PEM form, of PKCS#8, PKCS#1 or SEC1");
        }
        String block = found.group();
        char[] password = settings.keyPassword().orElse("").toCharArray();
        return parsed(
                "The private key in " + settings.key() + " cannot be read"
                        + (settings.keyPassword().isPresent()
                                ? " with the password that is given"
                                : ", or is encrypted and needs a password")
                        + "; give one in the PEM form of PKCS#8, PKCS#1 or SEC1",
                () -> PemUtils.parsePrivateKey(block, password));
    }

    // Without the cause, which might show parts of a key.
    @SuppressWarnings("UnusedException")
    private static <T> T parsed(String otherwise, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
