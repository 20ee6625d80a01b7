package io.openbroker.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Refuses, at the start, a key set that lacks a key with which something was encrypted. */
final class KeyCheck {

    private static final byte[] ROW_ID = "openbroker_key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTENT = "openbroker".getBytes(StandardCharsets.UTF_8);

    private KeyCheck() {}

    static void check(Jdbi jdbi, StateKeys keys) {
        Seal seal = keys.seal();
        List<Long> missing = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            handle
                    .createQuery("select key_id, sealed from openbroker_key")
                    .map((row, context) -> new Sample(row.getLong("key_id"), row.getBytes("sealed")))
                    .list()
                    .stream()
                    .filter(sample -> !seal.opens(sample.sealed(), ROW_ID))
                    .forEach(sample -> missing.add(sample.keyId()));
            if (missing.isEmpty()) {
                remember(handle, keys);
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The key set for the broker's state lacks "
                    + (missing.size() == 1 ? "the key " : "the keys ")
                    + String.join(", ", missing.stream().map(String::valueOf).toList())
                    + ", with which parts of this state were encrypted; give the key set that was used so far, and only add"
                    + " keys to it");
        }
    }

    /** Records that something may be encrypted with the primary key. */
    static void remember(Handle handle, StateKeys keys) {
        handle.createUpdate("insert into openbroker_key (key_id, sealed) values (:id, :sealed) on conflict do nothing")
                .bind("id", keys.primaryId())
                .bind("sealed", keys.seal().closeBytes(CONTENT, ROW_ID))
                .execute();
    }

    /** Writes what is there already; tells whether it was there. */
    static boolean touch(Handle handle, StateKeys keys) {
        return handle.createUpdate("update openbroker_key set sealed = sealed where key_id = :id")
                        .bind("id", keys.primaryId())
                        .execute()
                == 1;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sample(long keyId, byte[] sealed) {}
}
