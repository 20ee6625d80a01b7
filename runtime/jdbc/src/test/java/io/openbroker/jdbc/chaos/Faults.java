package io.openbroker.jdbc.chaos;

import io.openbroker.jdbc.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes faults; several may last at a time, and each ends by itself. For use by one thread.
 */
final class Faults implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "openbroker_instance",
            "openbroker_binding",
            "openbroker_operation",
            "openbroker_replica",
            "openbroker_task");

    /** Offsets of clocks, in seconds, and how many seconds they gain or lose in each second from then on. */
    private static final List<Clock> CLOCKS = List.of(
            new Clock(3_600, 0),
            new Clock(-3_600, 0),
            new Clock(0, 0),
            new Clock(0, 0.5),
            new Clock(-1_800, 1),
            new Clock(60, -0.5));

    private record Clock(double offset, double drift) {}

    private static final int STARTING_SECONDS = 30;

    private final List<ChaosReplica> replicas;
    private final PostgresServer database;
    private final String stateUrl;
    private final Duration longest;
    private final Story story;
    private final Findings findings;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<Void>> running = new ArrayList<>();
    private int begun;
    private final AtomicInteger prevented = new AtomicInteger();
    private final Map<Fault, Integer> made = new ConcurrentHashMap<>();
    /** A replica that is down or paused can suffer no other such fault, and neither can the database. */
    private final Map<Object, Semaphore> victims = new ConcurrentHashMap<>();

    /**
     * Faults for replicas and their database.
     *
     * @param stateUrl the URL of the state, directly at the database
     * @param longest how long a fault may last
     */
    Faults(
            List<ChaosReplica> replicas,
            PostgresServer database,
            String stateUrl,
            Duration longest,
            Story story,
            Findings findings) {
        this.replicas = replicas;
        this.database = database;
        this.stateUrl = stateUrl;
        this.longest = longest;
        this.story = story;
        this.findings = findings;
    }

    /** How many faults have begun. */
    int begun() {
        return begun;
    }

    /** How many of these could not be made, because another fault hit the connection that was to make them. */
    int prevented() {
        return prevented.get();
    }

    /** How often each fault was made. */
    Map<Fault, Integer> made() {
        return Map.copyOf(made);
    }

    /** Begins a fault. The random numbers decide whom it hits, and for how long. */
    void begin(Fault fault, Random random) throws InterruptedException {
        ChaosReplica replica = replicas.get(random.nextInt(replicas.size()));
        Duration time = Duration.ofMillis(1 + random.nextInt((int) longest.toMillis()));
        int choice = random.nextInt(Integer.MAX_VALUE);
        // Sessions, networks and clocks need nobody for themselves.
        Optional<Object> victim = switch (fault) {
            case KILL, STOP, PAUSE -> Optional.of(replica);
            case RESTART, CRASH, READ_ONLY, LOCK -> Optional.of(database);
            case SLOW, SILENCE -> Optional.of(replica.network());
            case SESSIONS, CLOCK -> Optional.empty();
        };
        Optional<Semaphore> turn = victim.map(each -> victims.computeIfAbsent(each, any -> new Semaphore(1)));
        if (turn.isPresent()) {
            turn.get().acquire();
        }
        begun++;
        running.add(threads.submit(() -> {
            try {
                make(fault, replica, time, choice);
                made.merge(fault, 1, Integer::sum);
            } catch (SQLException e) {
                prevented.incrementAndGet();
                story.fault(fault + " could not be made: " + e.getMessage());
            } finally {
                turn.ifPresent(Semaphore::release);
            }
            return null;
        }));
    }

    /** Fails if a fault could not be made, or not be ended. */
    void check() throws InterruptedException, ExecutionException {
        for (Future<Void> each : running) {
            if (each.isDone()) {
                each.get();
            }
        }
    }

    /** Waits until no fault lasts any more. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (Future<Void> each : running) {
            each.get();
        }
        running.clear();
    }

    private void make(Fault fault, ChaosReplica replica, Duration time, int choice)
            throws IOException, SQLException, InterruptedException {
        String who = " of " + replica.name();
        switch (fault) {
            case KILL -> {
                story.fault("kill" + who);
                replica.kill();
                Thread.sleep(Math.min(time.toMillis(), 3_000));
                start(replica, choice);
            }
            case STOP -> {
                story.fault("stop" + who);
                boolean stopped = replica.stop();
                story.fault("end" + who);
                if (!stopped) {
                    findings.add(
                            Findings.Kind.STUCK,
                            "",
                            "The replica " + replica.name() + " does not stop; its log has what its threads do");
                    replica.kill();
                }
                start(replica, choice);
            }
            case PAUSE -> {
                story.fault("pause" + who);
                replica.pause();
                Thread.sleep(time.toMillis());
                story.fault("resume" + who);
                replica.resume();
            }
            case CLOCK -> {
                Clock clock = CLOCKS.get(choice % CLOCKS.size());
                story.fault(clock + who);
                // In steps: libfaketime can change the speed of clocks too, but then waits of the process never end.
                for (double offset = clock.offset(), end = offset + clock.drift() * time.toSeconds(); ; ) {
                    replica.setClock(offset);
                    if (clock.drift() == 0 || Math.abs(end - offset) < Math.abs(clock.drift())) {
                        break;
                    }
                    offset += clock.drift();
                    Thread.sleep(1_000);
                }
            }
            case SESSIONS -> {
                story.fault("end half of all sessions");
                execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = 'state' and pid <> pg_backend_pid() and random() < 0.5");
            }
            case RESTART -> {
                story.fault("restart the database");
                database.restart();
                story.fault("the database is back");
            }
            case CRASH -> {
                story.fault("crash the database");
                database.crash();
                story.fault("the database is back");
            }
            case READ_ONLY -> beReadOnly(time);
            case LOCK -> lock(TABLES.get(choice % TABLES.size()), time);
            case SLOW -> {
                int millis = 5 + choice % 75;
                story.fault("network slower by " + millis + " ms" + who);
                replica.network().slowDown(Duration.ofMillis(millis));
                Thread.sleep(time.toMillis());
                replica.network().slowDown(Duration.ZERO);
                story.fault("network fast" + who);
            }
            case SILENCE -> {
                story.fault("network silent" + who);
                replica.network().fallSilent();
                Thread.sleep(time.toMillis());
                replica.network().speak();
                story.fault("network speaks" + who);
            }
        }
    }

    /** Starts a replica. Only now and then another fault may hit its start, which otherwise would never end on a busy machine. */
    private void start(ChaosReplica replica, int choice) throws IOException, InterruptedException {
        replica.start();
        story.fault("start of " + replica.name());
        for (int i = 0; choice % 4 != 0 && i < STARTING_SECONDS && !replica.accepts(); i++) {
            Thread.sleep(1_000);
        }
    }

    private void beReadOnly(Duration time) throws SQLException, InterruptedException {
        story.fault("read-only");
        execute("alter database state set default_transaction_read_only = on");
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = 'state' and pid <> pg_backend_pid()");
        Thread.sleep(Math.min(time.toMillis(), 5_000));
        try (Connection connection = DriverManager.getConnection(stateUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database state reset default_transaction_read_only");
        }
        story.fault("writable");
    }

    private void lock(String table, Duration time) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(stateUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local lock_timeout = '10s'");
            statement.execute("lock table " + table + " in access exclusive mode");
            story.fault("lock " + table);
            Thread.sleep(Math.min(time.toMillis(), 8_000));
            connection.rollback();
            story.fault("unlock " + table);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stateUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
