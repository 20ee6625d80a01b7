package io.openbroker.jdbc.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.openbroker.model.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The backend of the broker: resources, and the calls of handlers, in a database that suffers no faults. Half of its resources are of
 * a backend that checks fencing tokens, but creates what it is asked to, also twice, so that two handlers that run side by side are
 * found out. The others are of a backend that knows no tokens, and has one resource for each name. Safe for use by many threads.
 */
final class Ledger implements AutoCloseable {

    /** With which all credentials begin, so that they are found where they must not be. */
    static final String TOKEN = "s3cr3t-";

    /** With which the ids of resources begin for which fencing tokens are checked. */
    static final String FENCED = "f-";

    /** With which the ids of the other resources begin. */
    static final String NAMED = "n-";

    private static final int LONGEST_MILLIS = 40;
    private static final int LONG_MILLIS = 2_000;
    /** One in so many steps takes long. */
    private static final int LONG_STEPS = 40;

    private final HikariDataSource connections;
    private final String replica;

    /**
     * Opens the ledger.
     *
     * @param replica who calls handlers
     */
    Ledger(String url, String replica) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        this.connections = new HikariDataSource(config);
        this.replica = replica;
    }

    /** A resource that is there. */
    record Resource(String id, String value) {}

    /** A call of a handler, for the story of its resource. */
    record Call(Instant at, String text) {}

    static String newToken() {
        return TOKEN + UUID.randomUUID();
    }

    void createTables() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table resource (n bigserial primary key, id text not null, value text not null,"
                    + " created timestamptz not null default clock_timestamp(), deleted timestamptz)");
            statement.execute("create index on resource (id)");
            statement.execute(
                    "create unique index on resource (id) where deleted is null and id like '" + NAMED + "%'");
            statement.execute("create table fence (id text primary key, token bigint not null)");
            statement.execute("create table call (n bigserial primary key, id text not null, operation text not null,"
                    + " replica text not null, started timestamptz not null default clock_timestamp(),"
                    + " ended timestamptz, outcome text)");
            statement.execute("create index on call (id)");
        }
    }

    /** Creates a resource unless it is there, and returns its value. */
    String create(String id, String operation, String value, Progress progress)
            throws SQLException, InterruptedException {
        return called(id, operation, () -> {
            OptionalLong token = token(id, progress);
            pause();
            List<Resource> present = alive(id);
            pause();
            if (!present.isEmpty()) {
                return present.get(0).value();
            }
            write(
                    id,
                    token,
                    progress,
                    "insert into resource (id, value) select ?, ? from guard on conflict do nothing",
                    id,
                    value);
            pause();
            return alive(id).get(0).value();
        });
    }

    void change(String id, String value, Progress progress) throws SQLException, InterruptedException {
        called(id, "update", () -> {
            OptionalLong token = token(id, progress);
            pause();
            write(
                    id,
                    token,
                    progress,
                    "update resource set value = ? from guard where id = ? and deleted is null",
                    value,
                    id);
            pause();
            return value;
        });
    }

    void delete(String id, String operation, Progress progress) throws SQLException, InterruptedException {
        called(id, operation, () -> {
            OptionalLong token = token(id, progress);
            pause();
            write(
                    id,
                    token,
                    progress,
                    "update resource set deleted = clock_timestamp() from guard where id = ? and deleted is null",
                    id);
            pause();
            return "";
        });
    }

    /** Remembers the fencing token, unless there was a larger one; empty for a backend that knows none. */
    private OptionalLong token(String id, Progress progress) throws SQLException {
        if (!id.startsWith(FENCED)) {
            return OptionalLong.empty();
        }
        long token = progress.fencingToken();
        int raised = execute(
                "insert into fence (id, token) values (?, ?) on conflict (id) do update set token = excluded.token"
                        + " where fence.token <= excluded.token",
                id,
                token);
        if (raised == 0) {
            throw stale(id, token);
        }
        return OptionalLong.of(token);
    }

    /** Changes a resource. Where there is a token, it must be the largest so far, until the change is committed. */
    private void write(String id, OptionalLong token, Progress progress, String sql, Object... values)
            throws SQLException {
        if (token.isEmpty()) {
            progress.throwIfCancelled();
            execute("with guard as (select 1) " + sql, values);
            return;
        }
        List<Object> all = new ArrayList<>(List.of(id, token.getAsLong()));
        all.addAll(List.of(values));
        List<Boolean> current = query(
                "with guard as (select 1 from fence where id = ? and token = ? for update), change as (" + sql
                        + ") select exists (select 1 from guard)",
                row -> row.getBoolean(1),
                all.toArray());
        if (!current.get(0)) {
            throw stale(id, token.getAsLong());
        }
    }

    private static IllegalStateException stale(String id, long token) {
        return new IllegalStateException("The fencing token " + token + " of " + id + " is stale");
    }

    /** The resources with an id: at most one, unless something went wrong. */
    List<Resource> alive(String id) throws SQLException {
        return query(
                "select id, value from resource where id = ? and deleted is null",
                row -> new Resource(row.getString(1), row.getString(2)),
                id);
    }

    List<Resource> alive() throws SQLException {
        return query(
                "select id, value from resource where deleted is null order by id",
                row -> new Resource(row.getString(1), row.getString(2)));
    }

    /** The ids that had two resources at a time. */
    List<String> doubled() throws SQLException {
        return query(
                "select distinct one.id from resource one join resource other on one.id = other.id and one.n < other.n"
                        + " where one.deleted is null or one.deleted > other.created",
                row -> row.getString(1));
    }

    int calls() throws SQLException {
        return query("select count(*) from call", row -> row.getInt(1)).get(0);
    }

    /** How many calls of handlers were not the first for their operation. */
    int repeatedCalls() throws SQLException {
        return query("select count(*) - count(distinct (id, operation)) from call", row -> row.getInt(1))
                .get(0);
    }

    /** The calls of handlers for a service instance and its bindings, whose ids begin with that of the instance. */
    List<Call> calls(String instance) throws SQLException {
        List<Call> calls = new ArrayList<>();
        for (String time : List.of("started", "ended")) {
            calls.addAll(query(
                    "select " + time + ", 'handler ' || operation || ' of ' || id || ' on ' || replica || ' "
                            + (time.equals("started") ? "called'" : "ends: ' || outcome")
                            + " from call where (id = ? or id like ?) and " + time + " is not null",
                    row -> new Call(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)),
                    instance,
                    instance + "-%"));
        }
        return calls;
    }

    @Override
    public void close() {
        connections.close();
    }

    private interface Work {

        String run() throws SQLException, InterruptedException;
    }

    private String called(String id, String operation, Work work) throws SQLException, InterruptedException {
        long call = query(
                        "insert into call (id, operation, replica) values (?, ?, ?) returning n",
                        row -> row.getLong(1),
                        id,
                        operation,
                        replica)
                .get(0);
        String outcome = "fails";
        try {
            String result = work.run();
            outcome = "done";
            return result;
        } catch (InterruptedException | CancellationException e) {
            outcome = "stopped";
            throw e;
        } finally {
            execute("update call set ended = clock_timestamp(), outcome = ? where n = ?", outcome, call);
        }
    }

    /** So that faults hit handlers in the middle. */
    private static void pause() throws InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Thread.sleep(random.nextInt(random.nextInt(LONG_STEPS) == 0 ? LONG_MILLIS : LONGEST_MILLIS));
    }

    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    private int execute(String sql, Object... values) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
