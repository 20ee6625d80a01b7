package io.openbroker.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who signs certificates. */
public final class Authority {

    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final KeyPair keys = ellipticKeys();
    private final X509Certificate certificate;

    /** A new one. */
    public Authority(String name) {
        this.certificate = sign(name, keys, name, keys, true, Instant.now().minus(Duration.ofHours(1)));
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for this machine, or for a client of that name. */
    public Identity issue(String name, KeyPair holder) {
        return issue(name, holder, Instant.now().minus(Duration.ofHours(1)));
    }

    /** A certificate for a client, which is valid for a day from then on. */
    public Identity issue(String name, Instant begin) {
        return issue(name, ellipticKeys(), begin);
    }

    private Identity issue(String name, KeyPair holder, Instant begin) {
        String issuer = certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
        return new Identity(sign(name, holder, issuer, keys, false, begin), holder.getPrivate());
    }

    /** The same with a key of its own. */
    public Identity issue(String name) {
        return issue(name, ellipticKeys());
    }

    /** An RSA key pair. */
    public static KeyPair rsaKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key pair on P-256. */
    public static KeyPair ellipticKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(
            String name, KeyPair holder, String issuer, KeyPair signer, boolean authority, Instant begin) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=" + issuer),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(begin),
                Date.from(begin.plus(Duration.ofDays(1))),
                new X500Principal("CN=" + name),
                holder.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
