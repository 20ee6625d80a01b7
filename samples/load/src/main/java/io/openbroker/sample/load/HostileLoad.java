package io.openbroker.sample.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs good, slow, broken and hostile clients against a server, and regularly prints the response times of the good clients and
 * the memory of the server. Fails if a good client received a wrong response or none.
 */
public final class HostileLoad {

    private static final int GOOD_CLIENTS = 8;
    private static final int HOSTILE_CLIENTS_OF_A_KIND = 8;
    private static final int ROWS = 10;

    private HostileLoad() {}

    /**
     * Runs the load test.
     *
     * @param args the duration in seconds, 600 by default; and the kinds of hostile clients, separated by commas, all by default
     * @throws Exception if the server cannot be started
     */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        List<HostileClient.Way> ways = args.length > 1 && !args[1].equals("all")
                ? Stream.of(args[1].split(",", -1))
                        .map(HostileClient.Way::valueOf)
                        .toList()
                : List.of(HostileClient.Way.values());
        Path log = Files.createTempFile("openbroker-load", ".log");
        Tally tally = new Tally();
        try (Server server = Server.start(freePort(), log)) {
            awaitStart(server);
            start(server, ways, tally);
            System.out.printf(
                    "JDK %s, %d processors, server with -Xmx128m; %d good clients, %d hostile ones of each of %d kinds%n%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    GOOD_CLIENTS,
                    HOSTILE_CLIENTS_OF_A_KIND,
                    ways.size());
            System.out.println(
                    "| after, s | responses to good clients | wrong or none | p50, ms | p99, ms | longest, ms"
                            + " | hostile attempts | server's memory, MiB |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (int row = 1; row <= ROWS; row++) {
                Thread.sleep(seconds * 1_000L / ROWS);
                String memory = server.residentMebibytes().map(Object::toString).orElse("unknown");
                System.out.println(tally.row(Integer.toString(seconds * row / ROWS), memory));
            }
            tally.end();
            if (!tally.examples().isEmpty() || !server.isAlive()) {
                tally.examples().forEach(System.err::println);
                throw new IllegalStateException(
                        "Good clients received wrong responses or none, or the server stopped. See the server's log "
                                + log);
            }
        }
        Files.delete(log);
        // Hostile clients may still wait for a response.
        System.exit(0);
    }

    private static void start(Server server, List<HostileClient.Way> ways, Tally tally) {
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < GOOD_CLIENTS; i++) {
            clients.add(new GoodClient(server.port(), "good-" + i, tally));
        }
        for (HostileClient.Way way : ways) {
            for (int i = 0; i < HOSTILE_CLIENTS_OF_A_KIND; i++) {
                clients.add(new HostileClient(server.port(), way, tally, i));
            }
        }
        for (Runnable client : clients) {
            Thread thread = new Thread(client);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void awaitStart(Server server) throws InterruptedException {
        while (server.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException(
                "The server stopped during startup. Start LoadedBrokerDispatcher alone to see the cause");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
