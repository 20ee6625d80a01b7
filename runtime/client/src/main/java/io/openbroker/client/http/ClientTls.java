package io.openbroker.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS with certificates from PEM files: those that the client trusts instead of the ones of the JVM, and the client's own.
 *
 * @param trusted certificates of authorities, or of the broker itself; empty for those that the JVM trusts
 * @param isForAnyHost whether the first trusted certificate is accepted from every host, and no other certificate
 * @param certificate the client's certificate, followed by those of its authorities
 */
public record ClientTls(Optional<Path> trusted, boolean isForAnyHost, Optional<ClientCertificate> certificate) {

    /** The certificates that the JVM trusts, and none of the client's own. */
    public static final ClientTls DEFAULT = new ClientTls(Optional.empty(), false, Optional.empty());

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * The files of the client's certificate.
     *
     * @param chain PEM
     * @param key PEM, PKCS #8, not encrypted
     */
    public record ClientCertificate(Path chain, Path key) {}

    /** Replaces the certificates that the client trusts. */
    public ClientTls trusting(Path file) {
        return new ClientTls(Optional.of(file), false, certificate);
    }

    /**
     * Trusts exactly the first certificate in a file, whatever host it is for. This is for a broker on this machine, whose
     * certificate is for the host by which others know it.
     */
    public ClientTls pinnedTo(Path file) {
        return new ClientTls(Optional.of(file), true, certificate);
    }

    /** Replaces the client's certificate. */
    public ClientTls withCertificate(Path chain, Path key) {
        return new ClientTls(trusted, isForAnyHost, Optional.of(new ClientCertificate(chain, key)));
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if a file is missing, is not PEM, or has a key that is not supported
     */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException {
        if (trusted.isEmpty()) {
            return null;
        }
        if (isForAnyHost) {
            return new TrustManager[] {
                new PinnedCertificate(certificates(trusted.get()).iterator().next())
            };
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate each : certificates(trusted.get())) {
            store.setCertificateEntry("trusted-" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
        if (certificate.isEmpty()) {
            return null;
        }
        Certificate[] chain = certificates(certificate.get().chain()).toArray(Certificate[]::new);
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey(certificate.get().key()), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException {
        byte[] text = read(file).getBytes(StandardCharsets.UTF_8);
        try {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " has a malformed certificate: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "The file " + file + " has no certificate; a PEM file begins with -----BEGIN CERTIFICATE-----.");
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(read(file));
        if (!pem.find()) {
            throw new IllegalArgumentException("The file " + file
                    + " has no unencrypted PKCS #8 key, which begins with -----BEGIN PRIVATE KEY-----."
                    + " Convert the key with: openssl pkcs8 -topk8 -nodes");
        }
        PKCS8EncodedKeySpec key =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            Optional<PrivateKey> read = privateKey(algorithm, key);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new IllegalArgumentException("The file " + file + " has a key that is neither EC, RSA nor EdDSA.");
    }

    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec key)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(key));
        } catch (InvalidKeySpecException other) {
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be read: " + e, e);
        }
    }
}
