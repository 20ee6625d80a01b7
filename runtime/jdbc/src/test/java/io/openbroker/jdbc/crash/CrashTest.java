package io.openbroker.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.StateKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas on PostgreSQL are killed at random moments and started again, and once the database is restarted, while
 * clients create, change and delete. At the end the clients, the broker and its backend agree on every row.
 */
class CrashTest {

    private static final int CLIENTS = 4;
    private static final int KILLS = Integer.getInteger("openbroker.crash.kills", 2);
    private static final long SEED = Long.getLong("openbroker.crash.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    /** What was acknowledged to the clients: the sizes of service instances, and zero for service bindings. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    @Test
    void nothingIsLostDoubledOrStuck() throws Exception {
        List<Integer> ports = freePorts(3);
        List<Integer> brokerPorts = ports.subList(0, 2);
        try (Database database = new Database(directory.resolve("data"), ports.get(2))) {
            String stateUrl = database.create("state");
            Backend backend = new Backend(database.create("backend"));
            backend.create();
            List<Replica> replicas = replicas(stateUrl, brokerPorts);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<?>> lives = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    int number = i;
                    lives.add(clients.submit(() -> live(number, brokerPorts)));
                }
                killAndStart(replicas, database);
                stopping = true;
                for (Future<?> life : lives) {
                    await(life);
                }
                check(stateUrl, backend, new Client(brokerPorts, new Random(SEED)));
            } finally {
                stopping = true;
                clients.shutdownNow();
                for (Replica replica : replicas) {
                    replica.kill();
                }
            }
        }
    }

    private static void await(Future<?> life) throws InterruptedException {
        try {
            life.get();
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + SEED, e.getCause());
        }
    }

    private List<Replica> replicas(String stateUrl, List<Integer> ports) throws IOException {
        String backendUrl = stateUrl.replace("/state?", "/backend?");
        StateKeys keys = StateKeys.generate();
        List<Replica> replicas = new ArrayList<>();
        for (int port : ports) {
            Replica replica = new Replica(stateUrl, backendUrl, keys, port, directory.resolve(port + ".log"));
            replica.start();
            replicas.add(replica);
        }
        return replicas;
    }

    private void killAndStart(List<Replica> replicas, Database database) throws Exception {
        Random random = new Random(SEED);
        // Both are up before the first is killed.
        Thread.sleep(5_000);
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(1_000 + random.nextInt(3_000));
            Replica victim = replicas.get(random.nextInt(replicas.size()));
            victim.kill();
            Thread.sleep(random.nextInt(1_000));
            victim.start();
            if (kill == KILLS / 2) {
                database.restart();
            }
        }
    }

    /** What a platform's users do, again and again, with ids that nobody else uses. */
    private Object live(int number, List<Integer> ports) throws InterruptedException {
        Random random = new Random(SEED + number);
        Client client = new Client(ports, random);
        for (int round = 0; !stopping; round++) {
            String id = "i-" + number + "-" + round;
            int size = random.nextInt(1_000);
            client.provision(id, size);
            acknowledged.put(id, size);
            if (random.nextBoolean()) {
                int larger = size + 1 + random.nextInt(1_000);
                client.update(id, larger);
                acknowledged.put(id, larger);
            }
            String binding = "b-" + number + "-" + round;
            if (random.nextBoolean()) {
                client.bind(id, binding);
                acknowledged.put(binding, 0);
                if (random.nextInt(4) > 0) {
                    client.delete(Client.path(id) + "/service_bindings/" + binding);
                    acknowledged.remove(binding);
                }
            }
            // The first of each client stays, so that there is something to compare however slow the machine is.
            if (round > 0 && random.nextInt(3) > 0) {
                // A service binding that is still there goes first.
                client.delete(Client.path(id));
                acknowledged.remove(binding);
                acknowledged.remove(id);
            }
        }
        return number;
    }

    private void check(String stateUrl, Backend backend, Client client) throws Exception {
        assertThat(acknowledged).as("seed " + SEED).isNotEmpty();
        assertThat(backend.rows()).as("seed " + SEED).isEqualTo(new TreeMap<>(acknowledged));
        assertThat(count(stateUrl, "openbroker_instance where phase <> 'READY'"))
                .isZero();
        assertThat(count(stateUrl, "openbroker_binding where phase <> 'READY'")).isZero();
        assertThat(count(stateUrl, "openbroker_operation where finished_at is null"))
                .isZero();
        assertThat(count(stateUrl, "openbroker_instance") + count(stateUrl, "openbroker_binding"))
                .isEqualTo(acknowledged.size());
        for (Map.Entry<String, Integer> each : acknowledged.entrySet()) {
            if (each.getKey().startsWith("i-")) {
                assertThat(client.fetch(each.getKey())
                                .body()
                                .path("parameters")
                                .path("size")
                                .asInt())
                        .as(each.getKey())
                        .isEqualTo(each.getValue());
            }
        }
    }

    private static int count(String url, String rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
