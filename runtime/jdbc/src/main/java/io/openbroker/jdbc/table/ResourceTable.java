package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.database.Database;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The column with the id of a row itself, as its platform has chosen it. */
    private final String idColumn;

    private final String insert;
    private final String replace;
    private final String incomplete;
    private final String complete;
    private final RowCipher cipher;
    private final Database database;
    private final Clock clock;

    /**
     * Statements for a table.
     *
     * @param keyColumns the columns of the key beside those that both tables have
     * @param ownColumns the columns beside those that both tables have, and the key
     * @param incomplete finds the rows of older versions, in which some of these are empty
     */
    ResourceTable(
            String table,
            Class<S> kind,
            String instanceColumn,
            String idColumn,
            List<String> keyColumns,
            List<String> ownColumns,
            String incomplete,
            RowCipher cipher,
            Database database,
            Clock clock) {
        this.table = table;
        this.kind = kind;
        this.instanceColumn = instanceColumn;
        this.idColumn = idColumn;
        this.cipher = cipher;
        this.database = database;
        this.clock = clock;
        List<String> columns =
                Stream.concat(keyColumns.stream(), ownColumns.stream()).toList();
        this.insert = "insert into " + table + " ("
                + columns.stream().map(name -> name + ", ").collect(Collectors.joining()) + """
                id, platform, instance_id, revision, phase, service_id, operation_id, created_at, updated_at, sealed)
                values ("""
                + "?, ".repeat(columns.size()) + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        this.replace = "update " + table + " set "
                + ownColumns.stream().map(name -> name + " = ?, ").collect(Collectors.joining()) + """
                revision = ?, phase = ?, service_id = ?, operation_id = ?, updated_at = ?, sealed = ?
                where id = ? and revision = ?""";
        this.incomplete = "select * from " + table + " where " + incomplete + " limit ?";
        this.complete =
                "update " + table + " set " + String.join(" = ?, ", ownColumns) + " = ? where id = ? and revision = ?";
    }

    /** The values of the columns of the key beside those that both tables have. */
    abstract List<Object> keyValues(S row);

    /** The values of the columns beside those that both tables have, and the key. */
    abstract List<Object> ownValues(S row);

    /** The part of a row that is encrypted. */
    abstract Map<String, Object> content(S row);

    /** The key of a row. */
    abstract ResourceKey key(InstanceKey instance, ResultSet row) throws SQLException;

    /** A row as {@link #content} has written it. */
    abstract S row(ResourceKey key, String serviceId, ResourceStatus status, Map<String, Object> content);

    SqlStatement find(ResourceKey key) {
        return SqlStatement.of("select * from " + table + " where id = ?", (Object) RowIds.of(key));
    }

    /** The rows of a service instance. */
    SqlStatement of(InstanceKey instance) {
        return SqlStatement.of(
                "select * from " + table + " where " + instanceColumn + " = ?", (Object) RowIds.of(instance));
    }

    /** Rows that an older version has written, in which some of {@link #ownValues} are empty. */
    SqlStatement incomplete(int most) {
        return SqlStatement.of(incomplete, most);
    }

    /** Writes {@link #ownValues}, unless the row has changed meanwhile. */
    SqlStatement complete(S row) {
        List<Object> values = new ArrayList<>(ownValues(row));
        values.add(RowIds.of(row.key()));
        values.add(row.revision());
        return SqlStatement.ofAnyRows(complete, values.toArray());
    }

    /** Lists rows, by {@link ListOrder}. */
    Page<DatedResource<S>> list(Connection connection, ResourceQuery query, PageRequest page) throws SQLException {
        ListOrder order = order(query);
        List<DatedResource<S>> rows = StatementExecutor.query(
                connection,
                statement(query, page),
                row -> new DatedResource<>(
                        read(row), database.time(row, "created_at"), database.time(row, "updated_at")));
        return Page.of(rows, page.limit(), row -> order.position(row.row().key()));
    }

    private ListOrder order(ResourceQuery query) {
        return ListOrder.of(query.search(), idColumn, database);
    }

    /** The statement that lists rows. */
    SqlStatement statement(ResourceQuery query, PageRequest page) {
        ListOrder order = order(query);
        ListStatement statement = new ListStatement(table);
        query.platform().ifPresent(name -> statement.and("platform = ?", name));
        query.resource().ifPresent(key -> statement.and(column(key) + " = ?", (Object) RowIds.of(key)));
        query.phase().ifPresent(phase -> statement.and("phase = ?", phase.name()));
        query.serviceId().ifPresent(id -> statement.and("service_id = ?", id));
        query.planId().ifPresent(id -> statement.and("plan_id = ?", id));
        order.restrict(statement);
        page.after().ifPresent(last -> order.continueAfter(last, statement));
        return statement.query(order.columns(), page.limit() + 1);
    }

    private String column(ResourceKey key) {
        return key.bindingId().isPresent() ? "id" : instanceColumn;
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
    public List<SqlStatement> insert(S row) {
        InstanceKey instance = row.key().instance();
        byte[] id = RowIds.of(row.key());
        Object now = database.time(clock.instant());
        List<Object> values = new ArrayList<>(keyValues(row));
        values.addAll(ownValues(row));
        values.addAll(List.of(
                id,
                instance.platform(),
                instance.instanceId(),
                row.revision(),
                row.phase().name(),
                row.serviceId(),
                SqlStatement.orNull(row.operationId(), Types.VARCHAR),
                now,
                now,
                sealed(row, id)));
        return List.of(SqlStatement.of(insert, values.toArray()));
    }

    @Override
    public List<SqlStatement> replace(S row) {
        byte[] id = RowIds.of(row.key());
        List<Object> values = new ArrayList<>(ownValues(row));
        values.addAll(List.of(
                row.revision(),
                row.phase().name(),
                row.serviceId(),
                SqlStatement.orNull(row.operationId(), Types.VARCHAR),
                database.time(clock.instant()),
                sealed(row, id),
                id,
                row.revision() - 1));
        return List.of(SqlStatement.of(replace, values.toArray()));
    }

    @Override
    public List<SqlStatement> remove(S row) {
        return List.of(SqlStatement.of(
                "delete from " + table + " where id = ? and revision = ?", RowIds.of(row.key()), row.revision()));
    }

    private byte[] sealed(S row, byte[] id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fallback", row.status().fallback().name());
        json.putAll(content(row));
        return cipher.encrypt(json, id);
    }

    S read(ResultSet row) throws SQLException {
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
