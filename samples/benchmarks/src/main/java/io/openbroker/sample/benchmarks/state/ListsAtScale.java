package io.openbroker.sample.benchmarks.state;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.BrokerAdmin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints how long pages of the lists of admins take with little and with much state, in PostgreSQL and in a file. {@code
 * docs/benchmarks.md} says how to run it and how to read it.
 */
public final class ListsAtScale {

    private static final int FEW = 1_000;
    private static final int WARM_UP_TURNS = 50;
    private static final double NANOS_OF_MILLI = 1e6;

    private final Map<ListedPage, List<Long>> nanos = new LinkedHashMap<>();
    private final BrokerAdmin broker;

    private ListsAtScale(BrokerAdmin broker) {
        this.broker = broker;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the large number of service instances, bindings and operations, and the number of turns
     * @throws Exception if a state cannot be opened
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "Expected the large number of rows and the number of turns, for example: 1000000 200; but got "
                            + List.of(args));
        }
        int many = Integer.parseInt(args[0]);
        int turns = Integer.parseInt(args[1]);
        StateKeys keys = StateKeys.generate();
        System.out.println(
                "| | PostgreSQL, %,d | %,d | ratio | file, %,d | %,d | ratio |".formatted(FEW, many, FEW, many));
        System.out.println("|---|---|---|---|---|---|---|");
        Path files = Files.createTempDirectory("openbroker-lists");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                JdbcState fewInServer = open(server(postgres, "few", keys), ListedCopies.POSTGRESQL, 0);
                JdbcState manyInServer = open(server(postgres, "many", keys), ListedCopies.POSTGRESQL, many - FEW);
                JdbcState fewInFile = open(JdbcSettings.file(files.resolve("few"), keys), ListedCopies.SQLITE, 0);
                JdbcState manyInFile =
                        open(JdbcSettings.file(files.resolve("many"), keys), ListedCopies.SQLITE, many - FEW)) {
            List<ListsAtScale> subjects = new ArrayList<>();
            for (JdbcState state : List.of(fewInServer, manyInServer, fewInFile, manyInFile)) {
                subjects.add(new ListsAtScale(new BrokerAdmin(state)));
            }
            run(subjects, WARM_UP_TURNS);
            subjects.forEach(subject -> subject.nanos.clear());
            run(subjects, turns);
            print(subjects);
        }
    }

    private static JdbcSettings server(EmbeddedPostgres postgres, String database, StateKeys keys) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        return JdbcSettings.postgresql(postgres.getJdbcUrl("postgres", database), keys);
    }

    private static JdbcState open(JdbcSettings settings, ListedCopies database, int copies) throws SQLException {
        try (JdbcState state = JdbcState.open(settings)) {
            ListedRows.add(state.store(), FEW);
        }
        if (copies > 0) {
            try (Connection connection = DriverManager.getConnection(settings.url())) {
                database.add(connection, copies);
            }
        }
        return JdbcState.open(settings);
    }

    /** In turns, so that disturbances of the machine affect all of them alike. */
    private static void run(List<ListsAtScale> subjects, int turns) {
        for (int turn = 0; turn < turns; turn++) {
            for (ListedPage page : ListedPage.values()) {
                subjects.forEach(subject -> subject.measure(page));
            }
        }
    }

    private void measure(ListedPage page) {
        long start = System.nanoTime();
        int rows = page.read(broker);
        long took = System.nanoTime() - start;
        if (rows == 0) {
            throw new IllegalStateException(page + " has no rows, so there is nothing to measure");
        }
        nanos.computeIfAbsent(page, each -> new ArrayList<>()).add(took);
    }

    private static void print(List<ListsAtScale> subjects) {
        for (ListedPage page : ListedPage.values()) {
            double[] millis = subjects.stream()
                    .mapToDouble(subject -> subject.median(page))
                    .toArray();
            System.out.println("| `%s` | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |"
                    .formatted(
                            page,
                            millis[0],
                            millis[1],
                            millis[1] / millis[0],
                            millis[2],
                            millis[3],
                            millis[3] / millis[2]));
        }
    }

    private double median(ListedPage page) {
        long[] sorted = nanos.getOrDefault(page, List.of()).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2] / NANOS_OF_MILLI;
    }
}
