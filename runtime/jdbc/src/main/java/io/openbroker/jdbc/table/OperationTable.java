package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.Attention;
import io.openbroker.runtime.spi.state.list.OperationPosition;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.OperationWithPlan;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationExecution;
import io.openbroker.runtime.spi.state.row.PolledOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes operations. */
final class OperationTable implements RowTable<StoredOperation> {

    private static final List<String> WRITTEN_ONCE =
            List.of("id", "resource", "platform", "instance_id", "binding_id", "kind", "started_at", "compensates");
    private static final List<String> CHANGING = List.of(
            "revision",
            "announced",
            "owner",
            "delegated_id",
            "attempts",
            "resting",
            "failing",
            "claims",
            "state",
            "description",
            "instance_usable",
            "update_repeatable",
            "retry_after_millis",
            "finished_at",
            "sealed");

    // As StoredOperation.ofPlatform.
    private static final String LATEST =
            " and (operation.compensates is null or operation.announced) order by operation.sequence desc limit 1";

    private static final String WITH_PLANS = """
            select listed.*, coalesce(instance.service_id, binding.service_id) as service_id,
            coalesce(instance.plan_id, binding.plan_id) as plan_id
            from (%s) listed
            left join openbroker_instance instance on instance.id = listed.resource
            left join openbroker_binding binding on binding.id = listed.resource
            order by listed.started_at desc, listed.id desc""";

    private static final String INSERT = "insert into openbroker_operation (" + String.join(", ", WRITTEN_ONCE) + ", "
            + String.join(", ", CHANGING) + ") values (?" + ", ?".repeat(WRITTEN_ONCE.size() + CHANGING.size() - 1)
            + ") on conflict do nothing";
    private static final String REPLACE =
            "update openbroker_operation set " + String.join(" = ?, ", CHANGING) + " = ? where id = ? and revision = ?";

    private final RowCipher cipher;
    private final Database database;
    private final Clock clock;

    OperationTable(RowCipher cipher, Database database, Clock clock) {
        this.cipher = cipher;
        this.database = database;
        this.clock = clock;
    }

    SqlStatement find(ResourceKey resource, String id) {
        return SqlStatement.of(
                "select * from openbroker_operation where id = ? and resource = ?", id, RowIds.of(resource));
    }

    SqlStatement find(String id) {
        return SqlStatement.of("select * from openbroker_operation where id = ?", id);
    }

    SqlStatement latest(ResourceKey resource) {
        return SqlStatement.of(
                "select operation.* from openbroker_operation operation where operation.resource = ?" + LATEST,
                (Object) RowIds.of(resource));
    }

    /** An operation, or the latest one, with the service offering of its resource. */
    SqlStatement poll(ResourceKey resource, Optional<String> id) {
        String table = resource.bindingId().isPresent() ? "openbroker_binding" : "openbroker_instance";
        String sql = "select operation.*, resource.service_id from openbroker_operation operation left join " + table
                + " resource on resource.id = operation.resource where operation.resource = ?";
        byte[] rowId = RowIds.of(resource);
        return id.map(known -> SqlStatement.of(sql + " and operation.id = ?", rowId, known))
                .orElseGet(() -> SqlStatement.of(sql + LATEST, (Object) rowId));
    }

    SqlStatement position(String id) {
        return SqlStatement.of("select sequence from openbroker_operation where id = ?", id);
    }

    SqlStatement of(String replica) {
        return SqlStatement.of("select * from openbroker_operation where owner = ? and finished_at is null", replica);
    }

    Page<StoredOperation> list(Connection connection, OperationQuery query, PageRequest page) throws SQLException {
        List<StoredOperation> rows = StatementExecutor.query(connection, statement(query, page), this::read);
        return Page.of(rows, page.limit(), row -> OperationPosition.of(row).text());
    }

    /** Lists operations with the columns {@code service_id} and {@code plan_id} of their service instances and bindings. */
    Page<OperationWithPlan> listWithPlans(Connection connection, OperationQuery query, PageRequest page)
            throws SQLException {
        SqlStatement listed = statement(query, page);
        SqlStatement joined = SqlStatement.of(
                WITH_PLANS.formatted(listed.sql()), listed.parameters().toArray());
        List<OperationWithPlan> rows = StatementExecutor.query(
                connection,
                joined,
                row -> new OperationWithPlan(
                        read(row),
                        Optional.ofNullable(row.getString("service_id")),
                        Optional.ofNullable(row.getString("plan_id"))));
        return Page.of(
                rows, page.limit(), row -> OperationPosition.of(row.operation()).text());
    }

    /** The statement that lists operations. */
    SqlStatement statement(OperationQuery query, PageRequest page) {
        ListStatement statement = new ListStatement("openbroker_operation");
        query.platform().ifPresent(name -> statement.and("platform = ?", name));
        query.resource().ifPresent(key -> statement.and("resource = ?", (Object) RowIds.of(key)));
        query.state().ifPresent(state -> statement.and("state = ?", state.name()));
        query.kind().ifPresent(kind -> statement.and("kind = ?", kind.name()));
        query.startedBefore().ifPresent(time -> statement.and("started_at < ?", database.time(time)));
        page.after().map(OperationPosition::parse).ifPresent(last -> {
            Object start = database.time(last.startedAt());
            statement.and("started_at <= ? and (started_at < ? or id < ?)", start, start, last.id());
        });
        return statement.query("started_at desc, id desc", page.limit() + 1);
    }

    /** As {@link Attention}, whose order is that of the first column of the order. */
    SqlStatement attention(Instant slowBefore, int most) {
        return SqlStatement.of("""
                select * from openbroker_operation
                where state = ? and (failing is not null or resting or started_at < ?)
                order by case when failing is not null then 0 when resting then 1 else 2 end, started_at, id
                limit ?""", State.IN_PROGRESS.name(), database.time(slowBefore), most);
    }

    static SqlStatement countInProgress(int most) {
        return SqlStatement.of(
                "select count(*) from (select 1 from openbroker_operation where state = ? limit ?) counted",
                State.IN_PROGRESS.name(),
                most);
    }

    SqlStatement forget(Instant finishedBefore, int most) {
        return SqlStatement.ofAnyRows("""
                delete from openbroker_operation where id in (
                select id from openbroker_operation where finished_at < ? limit ?)""", database.time(finishedBefore), most);
    }

    @Override
    public Class<StoredOperation> kind() {
        return StoredOperation.class;
    }

    @Override
    public String id(StoredOperation row) {
        return row.id();
    }

    @Override
    public List<SqlStatement> insert(StoredOperation row) {
        InstanceKey instance = row.resource().instance();
        List<Object> values = new ArrayList<>(List.of(
                row.id(),
                RowIds.of(row.resource()),
                instance.platform(),
                instance.instanceId(),
                SqlStatement.orNull(row.resource().bindingId(), Types.VARCHAR),
                row.kind().name(),
                database.time(row.startedAt()),
                SqlStatement.orNull(row.request().compensates().map(Compensation::operationId), Types.VARCHAR)));
        values.addAll(changing(row));
        return scheduled(SqlStatement.of(INSERT, values.toArray()), row);
    }

    @Override
    public List<SqlStatement> replace(StoredOperation row) {
        List<Object> values = new ArrayList<>(changing(row));
        values.add(row.id());
        values.add(row.revision() - 1);
        return scheduled(SqlStatement.of(REPLACE, values.toArray()), row);
    }

    @Override
    public List<SqlStatement> remove(StoredOperation row) {
        return List.of(SqlStatement.of(
                "delete from openbroker_operation where id = ? and revision = ?", row.id(), row.revision()));
    }

    /** Schedules an operation of the background, in the same transaction. */
    private List<SqlStatement> scheduled(SqlStatement change, StoredOperation row) {
        return row.inBackground()
                ? List.of(change, TaskTable.schedule(row, database.time(clock.instant())))
                : List.of(change);
    }

    /** The values of {@link #CHANGING}. */
    private List<Object> changing(StoredOperation row) {
        OperationStatus status = row.status();
        OperationExecution execution = row.execution();
        return List.of(
                row.revision(),
                row.announced(),
                SqlStatement.orNull(execution.owner(), Types.VARCHAR),
                SqlStatement.orNull(execution.delegatedId(), Types.VARCHAR),
                execution.attempts(),
                execution.resting(),
                SqlStatement.orNull(execution.failing(), Types.VARCHAR),
                execution.claims(),
                status.state().name(),
                SqlStatement.orNull(status.description(), Types.VARCHAR),
                SqlStatement.orNull(status.instanceUsable(), Types.BOOLEAN),
                SqlStatement.orNull(status.updateRepeatable(), Types.BOOLEAN),
                SqlStatement.orNull(status.retryAfter().map(Duration::toMillis), Types.BIGINT),
                SqlStatement.orNull(row.finishedAt().map(database::time), Types.TIMESTAMP_WITH_TIMEZONE),
                cipher.encrypt(RowContent.of(row), rowId(row.id())));
    }

    PolledOperation readPolled(ResultSet row) throws SQLException {
        return new PolledOperation(read(row), Optional.ofNullable(row.getString("service_id")));
    }

    StoredOperation read(ResultSet row) throws SQLException {
        String platform = row.getString("platform");
        InstanceKey instance = new InstanceKey(platform, row.getString("instance_id"));
        String id = row.getString("id");
        Map<String, Object> content = cipher.decrypt(row.getBytes("sealed"), rowId(id));
        return new StoredOperation(
                id,
                row.getLong("revision"),
                ResourceKey.of(instance, Optional.ofNullable(row.getString("binding_id"))),
                OsbOperation.valueOf(row.getString("kind")),
                database.time(row, "started_at").orElseThrow(),
                RowContent.request(platform, content),
                row.getBoolean("announced"),
                new OperationExecution(
                        Optional.ofNullable(row.getString("owner")),
                        Optional.ofNullable(row.getString("delegated_id")),
                        RowContent.instructions(content),
                        row.getInt("attempts"),
                        row.getBoolean("resting"),
                        Optional.ofNullable(row.getString("failing")),
                        row.getInt("claims")),
                status(row),
                database.time(row, "finished_at"));
    }

    private static OperationStatus status(ResultSet row) throws SQLException {
        return new OperationStatus(
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("description")),
                flag(row, "instance_usable"),
                flag(row, "update_repeatable"),
                millis(row, "retry_after_millis"),
                Optional.empty());
    }

    private static Optional<Boolean> flag(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(value));
    }

    private static byte[] rowId(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
