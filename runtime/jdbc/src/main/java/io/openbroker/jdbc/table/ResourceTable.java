package io.openbroker.jdbc.table;

import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Reads and writes service instances or service bindings: a table with an encrypted content, in which a change succeeds only on
 * top of the revision before.
 *
 * @param <S> the service instances or service bindings
 */
abstract class ResourceTable<S extends StoredResource> implements RowTable<S> {

    private final String table;
    private final Class<S> kind;
    /** The column that identifies the service instance of a row. */
    private final String instanceColumn;

    private final RowCipher cipher;
    private final Clock clock;

    ResourceTable(String table, Class<S> kind, String instanceColumn, RowCipher cipher, Clock clock) {
        this.table = table;
        this.kind = kind;
        this.instanceColumn = instanceColumn;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The columns of the key beside those that both tables have. */
    abstract Map<String, Object> keyColumns(S row);

    /** The part of a row that is encrypted. */
    abstract Map<String, Object> content(S row);

    /** The key of a row. */
    abstract ResourceKey key(InstanceKey instance, ResultSet row) throws SQLException;

    /** A row as {@link #content} has written it. */
    abstract S row(ResourceKey key, String serviceId, ResourceStatus status, Map<String, Object> content);

    Optional<S> find(Handle handle, ResourceKey key) {
        return handle.createQuery("select * from " + table + " where id = :id")
                .bind("id", RowIds.of(key))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The rows of a service instance. */
    List<S> of(Handle handle, InstanceKey instance) {
        return handle.createQuery("select * from " + table + " where " + instanceColumn + " = :instance")
                .bind("instance", RowIds.of(instance))
                .map((row, context) -> read(row))
                .list();
    }

    /** Lists rows, by id. */
    Page<DatedResource<S>> list(Handle handle, ResourceQuery query, PageRequest page) {
        ListStatement statement = new ListStatement(table);
        query.platform().ifPresent(name -> statement.and("platform = :platform", "platform", name));
        query.instance().ifPresent(key -> statement.and(instanceColumn + " = :instance", "instance", RowIds.of(key)));
        query.phase().ifPresent(phase -> statement.and("phase = :phase", "phase", phase.name()));
        page.after().ifPresent(last -> statement.and("id > :after", "after", RowIds.parse(last)));
        List<DatedResource<S>> rows = statement
                .query(handle, "id", page.limit() + 1)
                .map((row, context) -> new DatedResource<>(read(row), Columns.time(row, "created_at", context)))
                .list();
        return Page.of(rows, page.limit(), row -> id(row.row()));
    }

    @Override
    public Class<S> kind() {
        return kind;
    }

    @Override
    public String id(S row) {
        return RowIds.text(row.key());
    }

    @Override
    public boolean insert(Handle handle, S row) {
        Map<String, Object> own = keyColumns(row);
        String columns = own.keySet().stream().map(name -> name + ", ").collect(Collectors.joining());
        String values = own.keySet().stream().map(name -> ":" + name + ", ").collect(Collectors.joining());
        Update insert = handle.createUpdate("insert into " + table + " (" + columns + """
                        id, platform, instance_id, revision, phase, service_id, operation_id, created_at, sealed)
                        values (""" + values + """
                        :id, :platform, :instanceId, :revision, :phase, :serviceId, :operationId, :createdAt, :sealed)
                        on conflict do nothing""");
        own.forEach(insert::bind);
        InstanceKey instance = row.key().instance();
        return bind(insert, row)
                        .bind("platform", instance.platform())
                        .bind("instanceId", instance.instanceId())
                        .bind("createdAt", OffsetDateTime.now(clock))
                        .execute()
                == 1;
    }

    @Override
    public boolean replace(Handle handle, S row) {
        Update update = handle.createUpdate("update " + table + """
                         set revision = :revision, phase = :phase, service_id = :serviceId,
                        operation_id = :operationId, sealed = :sealed
                        where id = :id and revision = :revision - 1""");
        return bind(update, row).execute() == 1;
    }

    @Override
    public boolean remove(Handle handle, S row) {
        return handle.createUpdate("delete from " + table + " where id = :id and revision = :revision")
                        .bind("id", RowIds.of(row.key()))
                        .bind("revision", row.revision())
                        .execute()
                == 1;
    }

    private Update bind(Update statement, S row) {
        byte[] id = RowIds.of(row.key());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fallback", row.status().fallback().name());
        json.putAll(content(row));
        return statement
                .bind("id", id)
                .bind("revision", row.revision())
                .bind("phase", row.phase().name())
                .bind("serviceId", row.serviceId())
                .bind("operationId", row.operationId())
                .bind("sealed", cipher.encrypt(json, id));
    }

    private S read(ResultSet row) throws SQLException {
        ResourceKey key = key(new InstanceKey(row.getString("platform"), row.getString("instance_id")), row);
        Map<String, Object> json = cipher.decrypt(row.getBytes("sealed"), RowIds.of(key));
        ResourceStatus status = new ResourceStatus(
                row.getLong("revision"),
                Phase.valueOf(row.getString("phase")),
                Phase.valueOf(RowContent.string(json, "fallback").orElseThrow()),
                Optional.ofNullable(row.getString("operation_id")));
        return row(key, row.getString("service_id"), status, json);
    }
}
