package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes service instances. */
final class InstanceTable extends ResourceTable<StoredInstance> {

    InstanceTable(RowCipher cipher, Database database, Clock clock) {
        super("openbroker_instance", StoredInstance.class, "id", List.of(), cipher, database, clock);
    }

    /** Any service offering with service instances; of these, if the set is not empty. */
    SqlStatement anyOffering(Set<String> of) {
        String condition = of.isEmpty() ? "" : " where service_id in (?" + ", ?".repeat(of.size() - 1) + ")";
        return SqlStatement.of("select service_id from openbroker_instance" + condition + " limit 1", of.toArray());
    }

    @Override
    List<Object> keyValues(StoredInstance row) {
        return List.of();
    }

    @Override
    Map<String, Object> content(StoredInstance row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("current", RowContent.of(row.current()));
        row.pending().ifPresent(pending -> json.put("pending", RowContent.of(pending)));
        json.put("details", RowContent.of(row.details()));
        return json;
    }

    @Override
    ResourceKey key(InstanceKey instance, ResultSet row) {
        return instance;
    }

    @Override
    StoredInstance row(ResourceKey key, String serviceId, ResourceStatus status, Map<String, Object> content) {
        return new StoredInstance(
                key.instance(),
                serviceId,
                status,
                RowContent.instanceAttributes(
                        RowContent.object(content, "current").orElseThrow()),
                RowContent.object(content, "pending").map(RowContent::instanceAttributes),
                RowContent.details(RowContent.object(content, "details").orElseThrow()));
    }
}
