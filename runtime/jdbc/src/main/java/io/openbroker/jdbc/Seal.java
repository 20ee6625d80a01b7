package io.openbroker.jdbc;

import com.google.crypto.tink.Aead;
import io.openbroker.runtime.internal.json.JsonValues;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Encrypts what only the broker may read; each row is bound to its id, so none can be put in another's place. */
final class Seal {

    private static final int PREFIX_BYTES = 5;

    private final Aead aead;

    Seal(Aead aead) {
        this.aead = aead;
    }

    byte[] close(Map<String, Object> content, byte[] rowId) {
        return closeBytes(JsonValues.write(content), rowId);
    }

    Map<String, Object> open(byte[] sealed, byte[] rowId) {
        return JsonValues.read(openBytes(sealed, rowId));
    }

    byte[] openBytes(byte[] sealed, byte[] rowId) {
        try {
            return aead.decrypt(sealed, rowId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A row of the broker's state cannot be decrypted: it was changed by somebody else, or its key has left"
                            + " the key set; put all keys back that were ever used",
                    e);
        }
    }

    byte[] closeBytes(byte[] content, byte[] rowId) {
        try {
            return aead.encrypt(content, rowId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The broker's state cannot be encrypted; check the key set", e);
        }
    }

    /** Whether a key encrypted this: Tink puts a one and the key's id before it, unless the key is without a prefix. */
    boolean isBy(long keyId, byte[] sealed) {
        return sealed.length >= PREFIX_BYTES
                && sealed[0] == 1
                && Integer.toUnsignedLong(ByteBuffer.wrap(sealed).getInt(1)) == keyId;
    }

    /** Whether one can see that the primary key has encrypted something. */
    boolean marks(long primaryId) {
        return isBy(primaryId, closeBytes(new byte[0], new byte[0]));
    }

    /** Whether this is what was sealed. */
    boolean opens(byte[] sealed, byte[] rowId) {
        try {
            aead.decrypt(sealed, rowId);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
