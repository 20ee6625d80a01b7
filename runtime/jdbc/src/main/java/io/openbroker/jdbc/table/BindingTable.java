package io.openbroker.jdbc.table;

import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Reads and writes service bindings. */
final class BindingTable extends ResourceTable<StoredBinding> {

    BindingTable(RowCipher cipher, Database database, Clock clock) {
        super(
                "openbroker_binding",
                StoredBinding.class,
                "instance",
                "binding_id",
                List.of("instance", "binding_id"),
                List.of("plan_id"),
                "plan_id is null",
                cipher,
                database,
                clock);
    }

    @Override
    List<Object> keyValues(StoredBinding row) {
        return List.of(RowIds.of(row.key().instance()), row.key().id());
    }

    @Override
    List<Object> ownValues(StoredBinding row) {
        return List.of(row.planId());
    }

    @Override
    Map<String, Object> content(StoredBinding row) {
        return Map.of("attributes", RowContent.of(row.attributes()), "access", RowContent.of(row.access()));
    }

    @Override
    ResourceKey key(InstanceKey instance, ResultSet row) throws SQLException {
        return new BindingKey(instance, row.getString("binding_id"));
    }

    @Override
    StoredBinding row(ResourceKey key, String serviceId, ResourceStatus status, Map<String, Object> content) {
        return new StoredBinding(
                new BindingKey(key.instance(), key.bindingId().orElseThrow()),
                serviceId,
                status,
                RowContent.bindingAttributes(
                        RowContent.object(content, "attributes").orElseThrow()),
                RowContent.access(RowContent.object(content, "access").orElseThrow()));
    }
}
