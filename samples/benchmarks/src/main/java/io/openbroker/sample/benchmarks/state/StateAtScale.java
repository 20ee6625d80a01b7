package io.openbroker.sample.benchmarks.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the cost of requests to brokers with little and with much state, which is in PostgreSQL. {@code docs/benchmarks.md}
 * says how to run it and how to read it.
 */
public final class StateAtScale {

    /** Number of requests of one kind to one broker before the turn of the next broker. */
    private static final int TURN = 25;

    private static final int FEW_INSTANCES = 1_000;
    private static final int WARM_UP_TURNS = 4;

    private final Map<String, MeasuredBroker> brokers;
    private int number;

    private StateAtScale(Map<String, MeasuredBroker> brokers) {
        this.brokers = brokers;
    }

    /**
     * Runs the benchmark, and ends the process with its operations in flight.
     *
     * @param args the large number of service instances, the large number of operations, and the number of turns
     * @throws Exception if PostgreSQL does not start, or a response is not the expected one
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "Expected numbers of service instances, operations and turns, for example: 1000000 10000 20; but got "
                            + List.of(args));
        }
        int instances = Integer.parseInt(args[0]);
        int operations = Integer.parseInt(args[1]);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("max_connections", "200")
                .start();
        Map<String, MeasuredBroker> brokers = new LinkedHashMap<>();
        // Each broker has at least one operation, which is polled.
        brokers.put(title(FEW_INSTANCES, 1), MeasuredBroker.start(postgres, FEW_INSTANCES, 1));
        brokers.put(title(instances, 1), MeasuredBroker.start(postgres, instances, 1));
        brokers.put(title(instances, operations), MeasuredBroker.start(postgres, instances, operations));
        StateAtScale measurement = new StateAtScale(brokers);
        measurement.measure(WARM_UP_TURNS);
        measurement.print(measurement.measure(Integer.parseInt(args[2])));
        System.exit(0);
    }

    /** Measures the brokers in turns, so that disturbances of the machine affect all of them alike. */
    private Map<MeasuredRequest, Map<String, Cost>> measure(int turns)
            throws IOException, InterruptedException, SQLException {
        Map<MeasuredRequest, Map<String, Cost>> costs = new EnumMap<>(MeasuredRequest.class);
        for (int turn = 0; turn < turns; turn++) {
            for (MeasuredRequest request : MeasuredRequest.values()) {
                for (Map.Entry<String, MeasuredBroker> broker : brokers.entrySet()) {
                    Cost cost = costs.computeIfAbsent(request, each -> new LinkedHashMap<>())
                            .computeIfAbsent(broker.getKey(), each -> new Cost());
                    measure(broker.getValue(), request, cost);
                }
            }
            number += TURN;
        }
        return costs;
    }

    private void measure(MeasuredBroker broker, MeasuredRequest request, Cost cost)
            throws IOException, InterruptedException, SQLException {
        DatabaseWork before = broker.work();
        for (int i = 0; i < TURN; i++) {
            cost.micros.add(broker.send(request, number + i));
        }
        DatabaseWork work = broker.work().since(before);
        cost.statements.add(Math.round((double) work.statements() / TURN));
        cost.databaseMicros.add(Math.round(work.micros() / TURN));
    }

    private void print(Map<MeasuredRequest, Map<String, Cost>> costs) {
        System.out.println("| | " + String.join(" | ", brokers.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(brokers.size()));
        costs.forEach((request, cells) -> {
            StringBuilder row = new StringBuilder("| `" + request + "` |");
            cells.values().forEach(cost -> row.append(' ').append(cost).append(" |"));
            System.out.println(row);
        });
    }

    private static String title(int instances, int operations) {
        return "%,d / %,d".formatted(instances, operations);
    }

    /** The cost of one kind of request to a broker; each number about the database is the mean of a turn. */
    private static final class Cost {

        private final List<Long> micros = new ArrayList<>();
        private final List<Long> statements = new ArrayList<>();
        private final List<Long> databaseMicros = new ArrayList<>();

        @Override
        public String toString() {
            return "%.1f, %.1f; %d in %.2f"
                    .formatted(
                            rank(micros, 50) / 1_000.0,
                            rank(micros, 95) / 1_000.0,
                            rank(statements, 50),
                            rank(databaseMicros, 50) / 1_000.0);
        }

        private static long rank(List<Long> values, int percent) {
            long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
    }
}
