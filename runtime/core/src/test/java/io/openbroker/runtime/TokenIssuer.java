package io.openbroker.runtime;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** Signs bearer tokens with a key of its own (JWT with ES256), with nothing but the JDK. */
public final class TokenIssuer {

    /** The required issuer of the tokens. */
    public static final String NAME = "https://issuer.example";
    /** The required audience of the tokens. */
    public static final String AUDIENCE = "broker";

    private static final int COORDINATE_BYTES = 32;

    private final KeyPair keys;

    /** Generates a key. */
    public TokenIssuer() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** The public key as a JSON Web Key Set. */
    public String keySet() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return "{\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", \"kid\": \"test\", \"x\": \""
                + coordinate(key.getW().getAffineX()) + "\", \"y\": \""
                + coordinate(key.getW().getAffineY()) + "\"}]}";
    }

    /** A token that is valid until a time. */
    public String token(Instant end) throws GeneralSecurityException {
        String signed = encoded("{\"alg\": \"ES256\", \"kid\": \"test\"}") + "."
                + encoded("{\"iss\": \"" + NAME + "\", \"aud\": \"" + AUDIENCE + "\", \"sub\": \"platform\", \"exp\": "
                        + end.getEpochSecond() + "}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    /** The number in 32 bytes; {@link BigInteger} writes fewer, or one more for the sign. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return encoded(fixed);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
