package io.openbroker.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.OperationPosition;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page of a list is read from an index in the order of the list, whatever the filter, so its cost does not depend on the rest. */
class ListPlanTest {

    private static final InstanceKey INSTANCE = new InstanceKey("default", "i");
    private static final BindingKey BINDING = new BindingKey(INSTANCE, "b");
    private static final RowCipher NONE = new RowCipher(new NoAead(), 1);

    /** For statements that are planned, and not executed. */
    private static final class NoAead implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            return plaintext;
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            return ciphertext;
        }
    }

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyPageIsReadFromAnIndexInSqlite() throws SQLException {
        JdbcSettings settings = JdbcSettings.file(directory.resolve("state"), StateKeys.generate());
        JdbcState.open(settings).close();
        try (Connection connection = DriverManager.getConnection(settings.url())) {
            for (Map.Entry<String, SqlStatement> listed :
                    statements(Database.SQLITE).entrySet()) {
                String plan = plan(connection, "explain query plan ", listed.getValue());
                assertThat(plan)
                        .as(listed.getKey())
                        .contains("using")
                        .doesNotContain("temp b-tree")
                        .doesNotContainPattern("\\bscan openbroker_\\w+(?! using)$");
            }
        }
    }

    @Test
    void everyPageIsReadFromAnIndexInPostgres() throws SQLException {
        String url = PostgresServer.newDatabase();
        JdbcState.open(JdbcSettings.postgresql(url, StateKeys.generate())).close();
        try (Connection connection = DriverManager.getConnection(url)) {
            // In tables as small as these the planner would take something else, where it can.
            for (String other : List.of("seqscan", "bitmapscan", "sort", "incremental_sort")) {
                StatementExecutor.query(
                        connection,
                        SqlStatement.of("select set_config(?, 'off', false)", "enable_" + other),
                        row -> other);
            }
            for (Map.Entry<String, SqlStatement> listed :
                    statements(Database.POSTGRESQL).entrySet()) {
                String plan = plan(connection, "explain ", listed.getValue());
                assertThat(plan).as(listed.getKey()).contains("index scan").doesNotContain("seq scan", "sort");
            }
        }
    }

    @Test
    void filtersAreConditionsOfTheirIndexes() throws SQLException {
        JdbcSettings settings = JdbcSettings.file(directory.resolve("state"), StateKeys.generate());
        JdbcState.open(settings).close();
        try (Connection connection = DriverManager.getConnection(settings.url())) {
            Map<String, SqlStatement> statements = statements(Database.SQLITE);
            Map<String, String> expected = Map.of(
                    "instances by plan", "openbroker_instance_plan (plan_id=? and id>?)",
                    "instances by service", "openbroker_instance_service (service_id=? and id>?)",
                    "instances by state", "openbroker_instance_phase (phase=? and id>?)",
                    "instances by platform", "openbroker_instance_platform (platform=? and id>?)",
                    "bindings by plan", "openbroker_binding_plan (plan_id=? and id>?)",
                    "instances by search", "openbroker_instance_search (",
                    "bindings by search", "openbroker_binding_search (",
                    "operations by platform", "openbroker_operation_platform (platform=? and started_at<?)",
                    "operations by kind", "openbroker_operation_kind (kind=? and started_at<?)",
                    "operations by state", "openbroker_operation_state (state=? and started_at<?)");
            for (Map.Entry<String, String> index : expected.entrySet()) {
                SqlStatement statement = Optional.ofNullable(statements.get(index.getKey() + ", next"))
                        .orElseThrow();
                assertThat(plan(connection, "explain query plan ", statement))
                        .as(index.getKey())
                        .contains(index.getValue());
            }
        }
    }

    private static Map<String, SqlStatement> statements(Database database) {
        Clock clock = Clock.systemUTC();
        InstanceTable instances = new InstanceTable(NONE, database, clock);
        BindingTable bindings = new BindingTable(NONE, database, clock);
        OperationTable operations = new OperationTable(NONE, database, clock);
        Map<String, SqlStatement> statements = new LinkedHashMap<>();
        resources().forEach((filter, query) -> {
            boolean searches = query.search().isPresent();
            add(
                    statements,
                    "instances by " + filter,
                    page -> instances.statement(query, page),
                    position(INSTANCE, searches));
            add(
                    statements,
                    "bindings by " + filter,
                    page -> bindings.statement(query, page),
                    position(BINDING, searches));
        });
        String position = new OperationPosition(Instant.EPOCH, "op").text();
        operations()
                .forEach((filter, query) -> add(
                        statements, "operations by " + filter, page -> operations.statement(query, page), position));
        return statements;
    }

    private interface Listing {

        SqlStatement of(PageRequest page);
    }

    private static void add(Map<String, SqlStatement> statements, String name, Listing list, String position) {
        statements.put(name, list.of(PageRequest.first(100)));
        statements.put(name + ", next", list.of(new PageRequest(Optional.of(position), 100)));
    }

    private static String position(ResourceKey key, boolean searches) {
        return RowIds.text(key) + (searches ? "_idx" : "");
    }

    private static Map<String, ResourceQuery> resources() {
        Optional<String> none = Optional.empty();
        Map<String, ResourceQuery> queries = new LinkedHashMap<>();
        queries.put("nothing", ResourceQuery.ALL);
        queries.put(
                "platform",
                new ResourceQuery(Optional.of("default"), Optional.empty(), Optional.empty(), none, none, none));
        queries.put("state", new ResourceQuery(none, Optional.empty(), Optional.of(Phase.FAILED), none, none, none));
        queries.put(
                "service", new ResourceQuery(none, Optional.empty(), Optional.empty(), Optional.of("s"), none, none));
        queries.put("plan", new ResourceQuery(none, Optional.empty(), Optional.empty(), none, Optional.of("p"), none));
        queries.put(
                "search", new ResourceQuery(none, Optional.empty(), Optional.empty(), none, none, Optional.of("id")));
        return queries;
    }

    private static Map<String, OperationQuery> operations() {
        OperationQuery all = OperationQuery.ALL;
        Map<String, OperationQuery> queries = new LinkedHashMap<>();
        queries.put("nothing", all);
        queries.put(
                "platform",
                new OperationQuery(
                        Optional.of("default"), all.resource(), all.state(), all.kind(), all.startedBefore()));
        queries.put(
                "state",
                new OperationQuery(
                        all.platform(), all.resource(), Optional.of(State.FAILED), all.kind(), all.startedBefore()));
        queries.put(
                "kind",
                new OperationQuery(
                        all.platform(),
                        all.resource(),
                        all.state(),
                        Optional.of(OsbOperation.BIND),
                        all.startedBefore()));
        queries.put(
                "age",
                new OperationQuery(
                        all.platform(), all.resource(), all.state(), all.kind(), Optional.of(Instant.EPOCH)));
        return queries;
    }

    private static String plan(Connection connection, String explain, SqlStatement statement) throws SQLException {
        SqlStatement explained =
                new SqlStatement(explain + statement.sql(), new ArrayList<>(statement.parameters()), false);
        List<String> lines = StatementExecutor.query(
                connection, explained, row -> row.getString(row.getMetaData().getColumnCount()));
        return String.join("\n", lines).toLowerCase(Locale.ROOT);
    }
}
