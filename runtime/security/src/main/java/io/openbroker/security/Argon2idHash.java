package io.openbroker.security;

import io.openbroker.runtime.spi.authentication.PasswordHashing.PasswordVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id hash (RFC 9106) in the format of the reference implementation. Immutable. */
final class Argon2idHash implements PasswordVerifier {

    private static final String PREFIX = "$argon2id$";
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    // The limits apply to each hash that is computed at the same time.
    private static final int MAX_MEMORY_KIB = 65_536;
    private static final int MAX_ITERATIONS = 16;

    private final Argon2Parameters parameters;
    private final byte[] hash;

    private Argon2idHash(Argon2Parameters parameters, byte[] hash) {
        this.parameters = parameters;
        this.hash = hash;
    }

    static boolean looksLikeOne(String hash) {
        return hash.startsWith(PREFIX);
    }

    static Argon2idHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("It is not an Argon2id hash; use the format"
                    + " $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>, whole and between single quotes, so that no shell"
                    + " replaces its dollar signs");
        }
        int memory = Integer.parseInt(form.group(1));
        int iterations = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (lanes < 1
                || memory < 8 * lanes
                || memory > MAX_MEMORY_KIB
                || iterations < 1
                || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("It has m=" + memory + ",t=" + iterations + ",p=" + lanes
                    + "; use an Argon2id hash with at least 8 KiB for each lane, at most " + MAX_MEMORY_KIB
                    + " KiB, and at most " + MAX_ITERATIONS + " iterations");
        }
        try {
            Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .withSalt(Base64.getDecoder().decode(form.group(4)))
                    .build();
            return new Argon2idHash(parameters, Base64.getDecoder().decode(form.group(5)));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("Its salt or hash is not Base64; use the whole hash", malformed);
        }
    }

    @Override
    public boolean matches(String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] computed = new byte[hash.length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), computed);
        return MessageDigest.isEqual(hash, computed);
    }
}
