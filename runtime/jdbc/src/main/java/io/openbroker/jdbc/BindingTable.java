package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.DatedResource;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.Page;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.StoredBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes service bindings. */
final class BindingTable implements RowTable<StoredBinding> {

    private final Seal seal;
    private final ResourceRows rows;
    private final Clock clock;

    BindingTable(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.rows = new ResourceRows("openbroker_binding", seal);
    }

    Optional<StoredBinding> find(Handle handle, BindingKey key) {
        return rows.find(handle, key, (row, context) -> read(row));
    }

    List<StoredBinding> of(Handle handle, InstanceKey instance) {
        return handle.createQuery("select * from openbroker_binding where instance = :instance")
                .bind("instance", RowIds.of(instance))
                .map((row, context) -> read(row))
                .list();
    }

    Page<DatedResource<StoredBinding>> list(Handle handle, ResourceQuery query, PageRequest page) {
        return rows.list(handle, query, page, "instance", (row, context) -> read(row));
    }

    @Override
    public Class<StoredBinding> kind() {
        return StoredBinding.class;
    }

    @Override
    public String id(StoredBinding row) {
        return HexFormat.of().formatHex(RowIds.of(row.key()));
    }

    @Override
    public boolean insert(Handle handle, StoredBinding row) {
        Update insert = handle.createUpdate("""
                        insert into openbroker_binding (id, instance, platform, instance_id, binding_id,
                        revision, phase, service_id, operation_id, created_at, sealed)
                        values (:id, :instance, :platform, :instanceId, :bindingId,
                        :revision, :phase, :serviceId, :operationId, :createdAt, :sealed)
                        on conflict do nothing""");
        InstanceKey instance = row.key().instance();
        return rows.bind(insert, row, content(row))
                        .bind("instance", RowIds.of(instance))
                        .bind("platform", instance.platform())
                        .bind("instanceId", instance.instanceId())
                        .bind("bindingId", row.key().bindingId())
                        .bind("createdAt", OffsetDateTime.now(clock))
                        .execute()
                == 1;
    }

    @Override
    public boolean replace(Handle handle, StoredBinding row) {
        return rows.replace(handle, row, content(row));
    }

    @Override
    public boolean remove(Handle handle, StoredBinding row) {
        return rows.remove(handle, row);
    }

    private static Map<String, Object> content(StoredBinding row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fallback", row.fallback().name());
        json.put("attributes", RowContent.of(row.attributes()));
        json.put("access", RowContent.of(row.access()));
        return json;
    }

    private StoredBinding read(ResultSet row) throws SQLException {
        InstanceKey instance = new InstanceKey(row.getString("platform"), row.getString("instance_id"));
        BindingKey key = new BindingKey(instance, row.getString("binding_id"));
        Map<String, Object> json = seal.open(row.getBytes("sealed"), RowIds.of(key));
        return new StoredBinding(
                key,
                row.getLong("revision"),
                Phase.valueOf(row.getString("phase")),
                Phase.valueOf(RowContent.string(json, "fallback").orElseThrow()),
                row.getString("service_id"),
                RowContent.bindingAttributes(
                        RowContent.object(json, "attributes").orElseThrow()),
                RowContent.access(RowContent.object(json, "access").orElseThrow()),
                Optional.ofNullable(row.getString("operation_id")));
    }
}
