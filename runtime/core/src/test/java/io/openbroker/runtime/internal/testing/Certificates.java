package io.openbroker.runtime.internal.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Certificates of clients, valid from 2026 to 2126. {@code authority} has signed {@code cf} (O=Example,CN=cf and two other names),
 * {@code other}, {@code gateway}, {@code brief} (valid on 2030-01-02), {@code server} (for servers only) and {@code intermediate},
 * which has signed {@code deep}; {@code impostor}, an authority of the same name, has signed {@code forged}, and {@code other},
 * which is no authority, {@code nonca}.
 */
public final class Certificates {

    private Certificates() {}

    public static String pem(String name) {
        try (InputStream file = Optional.ofNullable(
                        Certificates.class.getResourceAsStream("/certificates/" + name + ".pem"))
                .orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem(name).getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Cloud Foundry's router sends it. */
    public static String base64(String name) {
        return pem(name).replaceAll("-----.*-----|\\s", "");
    }

    /** As Envoy and NGINX send it. */
    public static String escaped(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(pem(name));
        }
        return URLEncoder.encode(all.toString(), StandardCharsets.US_ASCII).replace("+", "%20");
    }

    /** An element of Envoy. */
    public static String element(String name) {
        return "By=spiffe://example/proxy;Hash=" + hash(name) + ";Cert=\"" + escaped(name) + "\";Subject=\""
                + certificate(name).getSubjectX500Principal().getName() + "\";URI=spiffe://example/" + name;
    }

    public static String hash(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(certificate(name).getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
