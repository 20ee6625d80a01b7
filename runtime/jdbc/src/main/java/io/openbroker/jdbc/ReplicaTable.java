package io.openbroker.jdbc;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and writes which replicas live, by the clock of the database, which is the same for all. */
final class ReplicaTable {

    void seen(Handle handle, String name) {
        int known = handle.createUpdate("update openbroker_replica set seen_at = current_timestamp where name = :name")
                .bind("name", name)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into openbroker_replica (name, seen_at) values (:name, current_timestamp)"
                            + " on conflict do nothing")
                    .bind("name", name)
                    .execute();
        }
    }

    List<String> silent(Handle handle, Duration silence) {
        OffsetDateTime now = handle.createQuery("select current_timestamp")
                .map((row, context) -> row.getObject(1, OffsetDateTime.class))
                .one();
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
