package io.openbroker.jdbc.table;

import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.RowCipher;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and writes the heartbeats of replicas, by the clock of the database, which is the same for all. */
final class ReplicaTable {

    private final RowCipher cipher;

    ReplicaTable(RowCipher cipher) {
        this.cipher = cipher;
    }

    /** Records a heartbeat. Returns whether the replica was known. */
    boolean seen(Handle handle, String name) {
        int known = handle.createUpdate("update openbroker_replica set seen_at = <now> where name = :name")
                .bind("name", name)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into openbroker_replica (name, seen_at, primary_key_id)"
                            + " values (:name, <now>, :key) on conflict do nothing")
                    .bind("name", name)
                    .bind("key", cipher.primaryId())
                    .execute();
            // From here on the key counts as used; another replica may have retired it just before.
            KeyCheck.remember(handle, cipher);
        }
        return known > 0;
    }

    List<String> silent(Handle handle, Duration silence) {
        OffsetDateTime now =
                handle.createQuery("select <now>").mapTo(OffsetDateTime.class).one();
        return handle.createQuery("select name from openbroker_replica where seen_at < :before")
                .bind("before", now.minus(silence))
                .mapTo(String.class)
                .list();
    }

    void forget(Handle handle, String name) {
        handle.createUpdate("delete from openbroker_replica where name = :name")
                .bind("name", name)
                .execute();
    }
}
