package io.openbroker.jdbc.encryption;

import com.google.crypto.tink.Aead;
import io.openbroker.runtime.internal.json.JsonValues;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Encrypts the content of rows. It is bound to the id of the row, so it cannot be moved to another row. Immutable. */
public final class RowCipher {

    private static final int PREFIX_BYTES = 5;

    private final Aead aead;
    private final long primaryId;

    /**
     * A cipher.
     *
     * @param aead encrypts with the primary key
     * @param primaryId the id of the primary key
     */
    public RowCipher(Aead aead, long primaryId) {
        this.aead = aead;
        this.primaryId = primaryId;
    }

    /** The id of the key that encrypts. */
    public long primaryId() {
        return primaryId;
    }

    /** Encrypts a JSON object. */
    public byte[] encrypt(Map<String, Object> content, byte[] rowId) {
        return encryptBytes(JsonValues.write(content), rowId);
    }

    /**
     * Decrypts a JSON object.
     *
     * @throws IllegalStateException if the key is missing or the content was changed
     */
    public Map<String, Object> decrypt(byte[] sealed, byte[] rowId) {
        return JsonValues.read(decryptBytes(sealed, rowId));
    }

    byte[] decryptBytes(byte[] sealed, byte[] rowId) {
        try {
            return aead.decrypt(sealed, rowId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot decrypt a row of the broker's state: its key is missing in the key set, or another program has"
                            + " changed the row. Put all keys back that were ever used",
                    e);
        }
    }

    byte[] encryptBytes(byte[] content, byte[] rowId) {
        try {
            return aead.encrypt(content, rowId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt the broker's state; check the key set", e);
        }
    }

    /** Whether the primary key has encrypted this: Tink puts a one and the id before it, unless the key has no prefix. */
    boolean isByPrimary(byte[] sealed) {
        return sealed.length >= PREFIX_BYTES
                && sealed[0] == 1
                && Integer.toUnsignedLong(ByteBuffer.wrap(sealed).getInt(1)) == primaryId;
    }

    /** Whether {@link #isByPrimary} can recognize what the primary key encrypts. */
    boolean marks() {
        return isByPrimary(encryptBytes(new byte[0], new byte[0]));
    }

    boolean decrypts(byte[] sealed, byte[] rowId) {
        try {
            aead.decrypt(sealed, rowId);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
