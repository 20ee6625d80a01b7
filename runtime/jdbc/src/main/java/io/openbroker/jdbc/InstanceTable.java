package io.openbroker.jdbc;

import io.openbroker.runtime.state.InstanceKey;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.StoredInstance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes service instances. */
final class InstanceTable {

    private final Seal seal;
    private final ResourceRows rows;

    InstanceTable(Seal seal) {
        this.seal = seal;
        this.rows = new ResourceRows("openbroker_instance", seal);
    }

    Optional<StoredInstance> find(Handle handle, InstanceKey key) {
        return handle.createQuery("select * from openbroker_instance where id = :id")
                .bind("id", RowIds.of(key))
                .map((row, context) -> read(row))
                .findOne();
    }

    boolean insert(Handle handle, StoredInstance row) {
        Update insert = handle.createUpdate("""
                        insert into openbroker_instance
                        (id, platform, instance_id, revision, phase, service_id, operation_id, sealed)
                        values (:id, :platform, :instanceId, :revision, :phase, :serviceId, :operationId, :sealed)
                        on conflict do nothing""");
        return rows.bind(insert, row, content(row))
                        .bind("platform", row.key().platform())
                        .bind("instanceId", row.key().instanceId())
                        .execute()
                == 1;
    }

    boolean replace(Handle handle, StoredInstance row) {
        return rows.replace(handle, row, content(row));
    }

    boolean remove(Handle handle, StoredInstance row) {
        return rows.remove(handle, row);
    }

    private static Map<String, Object> content(StoredInstance row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fallback", row.fallback().name());
        json.put("current", RowContent.of(row.current()));
        row.pending().ifPresent(pending -> json.put("pending", RowContent.of(pending)));
        json.put("details", RowContent.of(row.details()));
        return json;
    }

    private StoredInstance read(ResultSet row) throws SQLException {
        InstanceKey key = new InstanceKey(row.getString("platform"), row.getString("instance_id"));
        Map<String, Object> json = seal.open(row.getBytes("sealed"), RowIds.of(key));
        return new StoredInstance(
                key,
                row.getLong("revision"),
                Phase.valueOf(row.getString("phase")),
                Phase.valueOf(RowContent.string(json, "fallback").orElseThrow()),
                row.getString("service_id"),
                RowContent.instanceAttributes(RowContent.object(json, "current").orElseThrow()),
                RowContent.object(json, "pending").map(RowContent::instanceAttributes),
                RowContent.details(RowContent.object(json, "details").orElseThrow()),
                Optional.ofNullable(row.getString("operation_id")));
    }
}
