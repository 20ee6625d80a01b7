package io.openbroker.security;

import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Supports bcrypt and Argon2id. Immutable, so safe for use by many threads. */
public final class PasswordHashes implements PasswordHashing {

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int BCRYPT_COST = 12;
    private static final int BCRYPT_MAX_COST = 15;
    private static final int BCRYPT_MAX_BYTES = 72;
    private static final int BCRYPT_SALT_BYTES = 16;

    /** For {@link java.util.ServiceLoader}. */
    public PasswordHashes() {}

    @Override
    public PasswordVerifier verifier(String hash) {
        if (Argon2idHash.looksLikeOne(hash)) {
            return Argon2idHash.parse(hash);
        }
        Matcher bcrypt = BCRYPT.matcher(hash);
        if (!bcrypt.matches()) {
            throw new IllegalArgumentException(
                    "It is neither a bcrypt hash, as from htpasswd -nB, nor an Argon2id hash;"
                            + " use one of these, whole and in single quotes, so that no shell replaces its dollar signs");
        }
        int cost = Integer.parseInt(bcrypt.group(1));
        if (cost < 4 || cost > BCRYPT_MAX_COST) {
            throw new IllegalArgumentException(
                    "It has a cost of " + cost + "; use a bcrypt hash with a cost from 4 to " + BCRYPT_MAX_COST);
        }
        return password -> {
            byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
            // bcrypt ignores all further bytes, so it would accept many passwords for one hash.
            return bytes.length <= BCRYPT_MAX_BYTES && OpenBSDBCrypt.checkPassword(hash, bytes);
        };
    }

    /** Hashes with bcrypt, which needs little memory, since brokers often have small heaps. */
    @Override
    public String hash(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > BCRYPT_MAX_BYTES) {
            throw new IllegalArgumentException("The password has " + bytes.length + " bytes, but bcrypt supports 1 to "
                    + BCRYPT_MAX_BYTES + "; choose another one");
        }
        byte[] salt = new byte[BCRYPT_SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return OpenBSDBCrypt.generate("2b", bytes, salt, BCRYPT_COST);
    }
}
