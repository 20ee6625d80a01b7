package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.DatedResource;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.Page;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes service instances. */
final class InstanceTable implements RowTable<StoredInstance> {

    private final Seal seal;
    private final ResourceRows rows;
    private final Clock clock;

    InstanceTable(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.rows = new ResourceRows("openbroker_instance", seal);
    }

    Optional<StoredInstance> find(Handle handle, InstanceKey key) {
        return rows.find(handle, key, (row, context) -> read(row));
    }

    Page<DatedResource<StoredInstance>> list(Handle handle, ResourceQuery query, PageRequest page) {
        return rows.list(handle, query, page, "id", (row, context) -> read(row));
    }

    /** An offering, if there are service instances, but none of these offerings. */
    Optional<String> foreignOffering(Handle handle, Set<String> offerings) {
        Optional<String> any = handle.createQuery("select service_id from openbroker_instance limit 1")
                .mapTo(String.class)
                .findOne();
        boolean own = any.filter(offerings::contains).isPresent()
                || handle.createQuery(
                                "select service_id from openbroker_instance where service_id in (<known>) limit 1")
                        .bindList("known", List.copyOf(offerings))
                        .mapTo(String.class)
                        .findOne()
                        .isPresent();
        return own ? Optional.empty() : any;
    }

    @Override
    public Class<StoredInstance> kind() {
        return StoredInstance.class;
    }

    @Override
    public String id(StoredInstance row) {
        return HexFormat.of().formatHex(RowIds.of(row.key()));
    }

    @Override
    public boolean insert(Handle handle, StoredInstance row) {
        Update insert = handle.createUpdate("""
                        insert into openbroker_instance
                        (id, platform, instance_id, revision, phase, service_id, operation_id, created_at, sealed)
                        values (:id, :platform, :instanceId, :revision, :phase, :serviceId, :operationId, :createdAt, :sealed)
                        on conflict do nothing""");
        return rows.bind(insert, row, content(row))
                        .bind("platform", row.key().platform())
                        .bind("instanceId", row.key().instanceId())
                        .bind("createdAt", OffsetDateTime.now(clock))
                        .execute()
                == 1;
    }

    @Override
    public boolean replace(Handle handle, StoredInstance row) {
        return rows.replace(handle, row, content(row));
    }

    @Override
    public boolean remove(Handle handle, StoredInstance row) {
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
