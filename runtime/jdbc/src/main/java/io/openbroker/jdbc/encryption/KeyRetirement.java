package io.openbroker.jdbc.encryption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts rows of other keys again with the primary key, once no replica uses the other keys, and then forgets these keys, so
 * that they can be removed from the key set. For use by one thread of one replica at a time.
 */
public final class KeyRetirement {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRetirement.class);
    private static final int PAGE = 500;

    private final Supplier<Jdbi> jdbi;
    private final RowCipher cipher;

    public KeyRetirement(Supplier<Jdbi> jdbi, RowCipher cipher) {
        this.jdbi = jdbi;
        this.cipher = cipher;
    }

    /** Retires the keys that can be retired now. */
    public void run() {
        List<Long> retiring = jdbi.get().withHandle(this::retiring);
        if (retiring.isEmpty() || !cipher.marks()) {
            return;
        }
        long changed = this.<byte[]>encryptAgain("openbroker_instance", new byte[0], id -> id)
                + this.<byte[]>encryptAgain("openbroker_binding", new byte[0], id -> id)
                + this.<String>encryptAgain("openbroker_operation", "", id -> id.getBytes(StandardCharsets.UTF_8))
                + this.<String>encryptAgain("openbroker_report", "", id -> id.getBytes(StandardCharsets.UTF_8));
        LOG.debug("{} rows were encrypted again", changed);
        for (long key : retiring) {
            if (jdbi.get().withHandle(handle -> forget(handle, key))) {
                LOG.info(
                        "No row of the broker's state is encrypted with the key {} any more; remove it from the key set",
                        key);
            }
        }
    }

    /** Keys with which rows may be encrypted, if every live replica encrypts with the primary key. */
    private List<Long> retiring(Handle handle) {
        return handle.createQuery("""
                        select key_id from openbroker_key where key_id <> :primary and not exists (
                        select 1 from openbroker_replica
                        where primary_key_id is null or primary_key_id <> :primary)""")
                .bind("primary", cipher.primaryId())
                .mapTo(Long.class)
                .list();
    }

    private static boolean forget(Handle handle, long key) {
        // A replica with this key may have started meanwhile.
        return handle.createUpdate("""
                                delete from openbroker_key where key_id = :key and not exists (
                                select 1 from openbroker_replica where primary_key_id is null or primary_key_id = :key)""").bind("key", key).execute() == 1;
    }

    private <T> long encryptAgain(String table, T first, Function<T, byte[]> rowId) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) first.getClass();
        T last = first;
        long changed = 0;
        while (true) {
            T after = last;
            List<Row<T>> page = jdbi.get().withHandle(handle -> page(handle, table, after, type));
            if (page.isEmpty()) {
                return changed;
            }
            changed += jdbi.get().inTransaction(handle -> encryptAgain(handle, table, page, rowId));
            last = page.get(page.size() - 1).id();
        }
    }

    private static <T> List<Row<T>> page(Handle handle, String table, T after, Class<T> type) {
        return handle.createQuery(
                        "select id, revision, sealed from " + table + " where id > :after order by id limit " + PAGE)
                .bind("after", after)
                .map((row, context) ->
                        new Row<>(type.cast(row.getObject("id")), row.getLong("revision"), row.getBytes("sealed")))
                .list();
    }

    private <T> int encryptAgain(Handle handle, String table, List<Row<T>> page, Function<T, byte[]> rowId) {
        int changed = 0;
        for (Row<T> row : page) {
            if (!cipher.isByPrimary(row.sealed())) {
                byte[] id = rowId.apply(row.id());
                // A row that has changed meanwhile is encrypted with the primary key.
                changed += handle.createUpdate(
                                "update " + table + " set sealed = :sealed where id = :id and revision = :revision")
                        .bind("sealed", cipher.encryptBytes(cipher.decryptBytes(row.sealed(), id), id))
                        .bind("id", row.id())
                        .bind("revision", row.revision())
                        .execute();
            }
        }
        return changed;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row<T>(T id, long revision, byte[] sealed) {}
}
