package io.openbroker.jdbc.table;

import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.OperationPosition;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationExecution;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes operations. */
final class OperationTable implements RowTable<StoredOperation> {

    private static final String WRITTEN_ONCE =
            "(id, resource, platform, instance_id, binding_id, kind, started_at, compensates, ";

    private final RowCipher cipher;
    private final Clock clock;

    OperationTable(RowCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    Optional<StoredOperation> find(Handle handle, ResourceKey resource, String id) {
        return rows(handle.createQuery("select * from openbroker_operation where id = :id and resource = :resource")
                        .bind("id", id)
                        .bind("resource", RowIds.of(resource)))
                .stream()
                .findFirst();
    }

    Optional<StoredOperation> find(Handle handle, String id) {
        return rows(handle.createQuery("select * from openbroker_operation where id = :id")
                        .bind("id", id))
                .stream()
                .findFirst();
    }

    Optional<StoredOperation> latest(Handle handle, ResourceKey resource) {
        return rows(handle.createQuery(
                                "select * from openbroker_operation where resource = :resource and (compensates is null or announced)"
                                        + " order by sequence desc limit 1")
                        .bind("resource", RowIds.of(resource)))
                .stream()
                .findFirst();
    }

    Optional<Long> position(Handle handle, String id) {
        return handle.createQuery("select sequence from openbroker_operation where id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    List<StoredOperation> of(Handle handle, String replica) {
        return rows(
                handle.createQuery("select * from openbroker_operation where owner = :owner and finished_at is null")
                        .bind("owner", replica));
    }

    Page<StoredOperation> list(Handle handle, OperationQuery query, PageRequest page) {
        ListStatement statement = new ListStatement("openbroker_operation");
        query.platform().ifPresent(name -> statement.and("platform = :platform", "platform", name));
        query.resource().ifPresent(key -> statement.and("resource = :resource", "resource", RowIds.of(key)));
        query.state().ifPresent(state -> statement.and("state = :state", "state", state.name()));
        query.kind().ifPresent(kind -> statement.and("kind = :kind", "kind", kind.name()));
        query.startedBefore().ifPresent(time -> statement.and("started_at < :before", "before", utc(time)));
        page.after().map(OperationPosition::parse).ifPresent(last -> {
            statement.and("started_at <= :lastStart", "lastStart", utc(last.startedAt()));
            statement.and("(started_at < :lastStart or id < :lastId)", "lastId", last.id());
        });
        List<StoredOperation> rows = rows(statement.query(handle, "started_at desc, id desc", page.limit() + 1));
        return Page.of(rows, page.limit(), row -> OperationPosition.of(row).text());
    }

    int forget(Handle handle, Instant finishedBefore, int most) {
        return handle.createUpdate("""
                        delete from openbroker_operation where id in (
                        select id from openbroker_operation where finished_at < :before limit :most)""")
                .bind("before", utc(finishedBefore))
                .bind("most", most)
                .execute();
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
    public boolean insert(Handle handle, StoredOperation row) {
        Update insert = handle.createUpdate("insert into openbroker_operation " + WRITTEN_ONCE + """
                        revision, announced, owner, delegated_id, attempts, resting, failing, claims, state, description, instance_usable,
                        update_repeatable, retry_after_millis, finished_at, sealed)
                        values (:id, :resource, :platform, :instanceId, :bindingId, :kind, :startedAt, :compensates,
                        :revision, :announced, :owner, :delegatedId, :attempts, :resting, :failing, :claims, :state, :description, :usable,
                        :repeatable, :retryAfter, :finishedAt, :sealed)
                        on conflict do nothing""");
        InstanceKey instance = row.resource().instance();
        int inserted = bind(insert, row)
                .bind("resource", RowIds.of(row.resource()))
                .bind("platform", instance.platform())
                .bind("instanceId", instance.instanceId())
                .bind("bindingId", row.resource().bindingId())
                .bind("kind", row.kind().name())
                .bind("startedAt", utc(row.startedAt()))
                .bind("compensates", row.request().compensates().map(Compensation::operationId))
                .execute();
        return inserted == 1 && scheduled(handle, row);
    }

    @Override
    public boolean replace(Handle handle, StoredOperation row) {
        Update update = handle.createUpdate("""
                        update openbroker_operation set revision = :revision, announced = :announced, owner = :owner,
                        delegated_id = :delegatedId, attempts = :attempts, resting = :resting, failing = :failing, claims = :claims, state = :state, description = :description,
                        instance_usable = :usable, update_repeatable = :repeatable, retry_after_millis = :retryAfter,
                        finished_at = :finishedAt, sealed = :sealed
                        where id = :id and revision = :revision - 1""");
        return bind(update, row).execute() == 1 && scheduled(handle, row);
    }

    @Override
    public boolean remove(Handle handle, StoredOperation row) {
        return handle.createUpdate("delete from openbroker_operation where id = :id and revision = :revision")
                        .bind("id", row.id())
                        .bind("revision", row.revision())
                        .execute()
                == 1;
    }

    /** Schedules an operation of the background, in the same transaction. */
    private boolean scheduled(Handle handle, StoredOperation row) {
        if (row.inBackground()) {
            TaskTable.schedule(handle, row, clock);
        }
        return true;
    }

    private Update bind(Update statement, StoredOperation row) {
        OperationStatus status = row.status();
        OperationExecution execution = row.execution();
        return statement
                .bind("id", row.id())
                .bind("revision", row.revision())
                .bind("announced", row.announced())
                .bind("owner", execution.owner())
                .bind("delegatedId", execution.delegatedId())
                .bind("attempts", execution.attempts())
                .bind("resting", execution.resting())
                .bind("failing", execution.failing())
                .bind("claims", execution.claims())
                .bind("state", status.state().name())
                .bind("description", status.description())
                .bindByType("usable", status.instanceUsable().orElse(null), Boolean.class)
                .bindByType("repeatable", status.updateRepeatable().orElse(null), Boolean.class)
                .bindByType(
                        "retryAfter",
                        status.retryAfter().map(Duration::toMillis).orElse(null),
                        Long.class)
                .bindByType(
                        "finishedAt", row.finishedAt().map(OperationTable::utc).orElse(null), OffsetDateTime.class)
                .bind("sealed", cipher.encrypt(RowContent.of(row.request()), rowId(row.id())));
    }

    private List<StoredOperation> rows(Query query) {
        return query.map(this::read).list();
    }

    private StoredOperation read(ResultSet row, StatementContext context) throws SQLException {
        String platform = row.getString("platform");
        InstanceKey instance = new InstanceKey(platform, row.getString("instance_id"));
        String id = row.getString("id");
        return new StoredOperation(
                id,
                row.getLong("revision"),
                ResourceKey.of(instance, Optional.ofNullable(row.getString("binding_id"))),
                OsbOperation.valueOf(row.getString("kind")),
                Columns.time(row, "started_at", context).orElseThrow(),
                RowContent.request(platform, cipher.decrypt(row.getBytes("sealed"), rowId(id))),
                row.getBoolean("announced"),
                new OperationExecution(
                        Optional.ofNullable(row.getString("owner")),
                        Optional.ofNullable(row.getString("delegated_id")),
                        row.getInt("attempts"),
                        row.getBoolean("resting"),
                        Optional.ofNullable(row.getString("failing")),
                        row.getInt("claims")),
                status(row, context),
                Columns.time(row, "finished_at", context));
    }

    private static OperationStatus status(ResultSet row, StatementContext context) throws SQLException {
        return new OperationStatus(
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("description")),
                Columns.value(row, "instance_usable", context, Boolean.class),
                Columns.value(row, "update_repeatable", context, Boolean.class),
                Columns.value(row, "retry_after_millis", context, Long.class).map(Duration::ofMillis),
                Optional.empty());
    }

    private static byte[] rowId(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
