package io.openbroker.jdbc.table;

import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads and writes the heartbeats of replicas, by the clock of the state. Each has a lease of its own. */
final class ReplicaTable {

    /** The lease of replicas of earlier versions, which do not write it. */
    private static final Duration UNWRITTEN_LEASE = Duration.ofSeconds(20);

    private final RowCipher cipher;

    ReplicaTable(RowCipher cipher) {
        this.cipher = cipher;
    }

    /** Records a heartbeat. Returns whether the replica was known. */
    boolean seen(Handle handle, String name, Heartbeat heartbeat) {
        int known = handle.createUpdate(
                        "update openbroker_replica set seen_at = :now, lease_millis = :lease where name = :name")
                .bind("name", name)
                .bind("now", heartbeat.time().atOffset(ZoneOffset.UTC))
                .bind("lease", heartbeat.lease().toMillis())
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into openbroker_replica (name, seen_at, lease_millis, primary_key_id)"
                            + " values (:name, :now, :lease, :key) on conflict do nothing")
                    .bind("name", name)
                    .bind("now", heartbeat.time().atOffset(ZoneOffset.UTC))
                    .bind("lease", heartbeat.lease().toMillis())
                    .bind("key", cipher.primaryId())
                    .execute();
            // From here on the key counts as used; another replica may have retired it just before.
            KeyCheck.remember(handle, cipher);
        }
        return known > 0;
    }

    List<String> silent(Handle handle, Instant now, Duration watched) {
        return heartbeats(handle).entrySet().stream()
                .filter(replica -> replica.getValue().silent(now, watched))
                .map(Map.Entry::getKey)
                .toList();
    }

    Set<String> names(Handle handle) {
        return Set.copyOf(heartbeats(handle).keySet());
    }

    void forget(Handle handle, String name) {
        handle.createUpdate("delete from openbroker_replica where name = :name")
                .bind("name", name)
                .execute();
    }

    /**
     * Ends the leases of all; for a process that knows that no other one lives.
     *
     * @return whether one of them was seen in the future, since the clock was set back
     */
    boolean endLeases(Handle handle, Instant now) {
        boolean future = heartbeats(handle).values().stream()
                .anyMatch(heartbeat -> heartbeat.time().isAfter(now));
        handle.createUpdate("update openbroker_replica set seen_at = :past")
                .bind("past", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .execute();
        return future;
    }

    private static Map<String, Heartbeat> heartbeats(Handle handle) {
        return handle.createQuery("select name, seen_at, lease_millis from openbroker_replica")
                .reduceRows(new HashMap<String, Heartbeat>(), (found, row) -> {
                    found.put(
                            row.getColumn("name", String.class),
                            new Heartbeat(
                                    row.getColumn("seen_at", OffsetDateTime.class)
                                            .toInstant(),
                                    Optional.ofNullable(row.getColumn("lease_millis", Long.class))
                                            .map(Duration::ofMillis)
                                            .orElse(UNWRITTEN_LEASE)));
                    return found;
                });
    }
}
