package io.openbroker.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A certificate and its key, which can be written to files.
 *
 * @param certificate the certificate
 * @param key its private key
 */
public record Identity(X509Certificate certificate, PrivateKey key) {

    /** An RSA key in PKCS#1. */
    String key1() {
        return pem(key);
    }

    /** A key on P-256 in SEC1, with the curve before it, as {@code openssl ecparam -genkey} writes it. */
    String ellipticKey() {
        X962Parameters curve = new X962Parameters(X9ObjectIdentifiers.prime256v1);
        try {
            byte[] encoded =
                    new org.bouncycastle.asn1.sec.ECPrivateKey(256, ((ECPrivateKey) key).getS(), curve).getEncoded();
            return pem(new PemObject("EC PARAMETERS", X9ObjectIdentifiers.prime256v1.getEncoded()))
                    + pem(new PemObject("EC PRIVATE KEY", encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key in PKCS#8. */
    String key8() {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key in PKCS#8, encrypted. */
    String encryptedKey(String password) {
        try {
            return pem(new JcaPKCS8Generator(
                    key,
                    new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                            .setPassword(password.toCharArray())
                            .build()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes both files, the key in PKCS#8. */
    public void write(Path certificateFile, Path keyFile) throws IOException {
        Files.writeString(certificateFile, pem(certificate));
        Files.writeString(keyFile, key8());
    }

    /** Anything in PEM form. */
    public static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
