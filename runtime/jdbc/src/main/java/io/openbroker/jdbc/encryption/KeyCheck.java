package io.openbroker.jdbc.encryption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Checks at the start that the key set has every key with which rows may be encrypted. */
public final class KeyCheck {

    private static final byte[] ROW_ID = "openbroker_key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTENT = "openbroker".getBytes(StandardCharsets.UTF_8);

    private KeyCheck() {}

    /**
     * Checks the keys, and records that rows may be encrypted with the primary key.
     *
     * @throws IllegalArgumentException if a key is missing
     */
    public static void check(Jdbi jdbi, RowCipher cipher) {
        List<Long> missing = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            handle
                    .createQuery("select key_id, sealed from openbroker_key")
                    .map((row, context) -> new Sample(row.getLong("key_id"), row.getBytes("sealed")))
                    .list()
                    .stream()
                    .filter(sample -> !cipher.decrypts(sample.sealed(), ROW_ID))
                    .forEach(sample -> missing.add(sample.keyId()));
            if (missing.isEmpty()) {
                remember(handle, cipher);
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The key set for the broker's state lacks "
                    + (missing.size() == 1 ? "the key " : "the keys ")
                    + String.join(", ", missing.stream().map(String::valueOf).toList())
                    + ", with which rows are encrypted. Use the previous key set, and only add keys to it");
        }
    }

    /** Records that rows may be encrypted with the primary key. */
    public static void remember(Handle handle, RowCipher cipher) {
        handle.createUpdate("insert into openbroker_key (key_id, sealed) values (:id, :sealed) on conflict do nothing")
                .bind("id", cipher.primaryId())
                .bind("sealed", cipher.encryptBytes(CONTENT, ROW_ID))
                .execute();
    }

    /** Writes a row as it is, to find out whether that is possible; tells whether the row exists. */
    public static boolean touch(Handle handle, RowCipher cipher) {
        return handle.createUpdate("update openbroker_key set sealed = sealed where key_id = :id")
                        .bind("id", cipher.primaryId())
                        .execute()
                == 1;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sample(long keyId, byte[] sealed) {}
}
