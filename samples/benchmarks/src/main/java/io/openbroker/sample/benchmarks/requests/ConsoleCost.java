package io.openbroker.sample.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints what the console costs a broker: its start, its memory and its requests, without and with the console. {@code
 * docs/benchmarks.md} says how to run it and how to read it.
 */
public final class ConsoleCost {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final List<String> SMALL = List.of("-Xmx128m");
    private static final int CONNECTIONS = 16;

    private ConsoleCost() {}

    /** What is measured of each server. */
    private static final class Measured {

        private final Map<ServerKind, List<Double>> values = new EnumMap<>(ServerKind.class);

        void add(ServerKind kind, double value) {
            values.computeIfAbsent(kind, each -> new ArrayList<>()).add(value);
        }

        private double median(ServerKind kind) {
            return Cost.median(values.getOrDefault(kind, List.of()).stream());
        }

        void print(String title) {
            System.out.println("| " + title + " | "
                    + ServerKind.CONSOLE.stream()
                            .map(kind -> "%,.0f".formatted(median(kind)))
                            .collect(Collectors.joining(" | "))
                    + " | %.2f | %.2f |"
                            .formatted(
                                    median(ServerKind.OPENBROKER_CONSOLE_UNUSED) / median(ServerKind.OPENBROKER),
                                    median(ServerKind.OPENBROKER_CONSOLE) / median(ServerKind.OPENBROKER_ADMIN)));
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param args the number of starts of each server; the number of requests in a turn; and the number of turns
     * @throws Exception if a server does not start, or a response is not the expected one
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "Expected a number of starts, of requests and of turns, for example: 10 10000 20; but got "
                            + List.of(args));
        }
        System.out.println("| | "
                + ServerKind.CONSOLE.stream().map(ServerKind::title).collect(Collectors.joining(" | "))
                + " | unused : without | used : admin port |\n|---|---|---|---|---|---|---|");
        printStarts(Integer.parseInt(args[0]));
        printRequests(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private static void printStarts(int starts) throws IOException {
        Measured millis = new Measured();
        Measured processorMillis = new Measured();
        Measured memory = new Measured();
        for (int i = 0; i < starts; i++) {
            for (ServerKind kind : ServerKind.CONSOLE) {
                try (ServerProcess server = ServerProcess.start(kind, JAVA, SMALL)) {
                    millis.add(kind, server.startTime().millis());
                    processorMillis.add(kind, server.startTime().processorMillis());
                    memory.add(kind, server.mebibytes());
                }
            }
        }
        millis.print("start to first 200, ms");
        processorMillis.print("start, ms of processor time");
        memory.print("resident memory after start, MiB");
    }

    /** Servers take turns, so that disturbances of the machine affect all of them alike. The first turns are for warming up. */
    private static void printRequests(int requests, int turns) throws IOException, InterruptedException {
        Map<ServerKind, ServerProcess> servers = new EnumMap<>(ServerKind.class);
        Measured perSecond = new Measured();
        Measured nanos = new Measured();
        try {
            for (ServerKind kind : ServerKind.CONSOLE) {
                servers.put(kind, ServerProcess.start(kind, JAVA, SMALL));
            }
            for (int turn = -turns; turn < turns; turn++) {
                int first = (turn + turns) * requests;
                for (Map.Entry<ServerKind, ServerProcess> server : servers.entrySet()) {
                    try (Load load = new Load(server.getKey(), server.getValue().endpoint(), CONNECTIONS)) {
                        Map<Long, Long> before = server.getValue().processorNanos();
                        long begin = System.nanoTime();
                        load.send(RequestKind.PROVISION, first, requests);
                        load.send(RequestKind.DEPROVISION, first, requests);
                        double seconds = (System.nanoTime() - begin) / 1e9;
                        if (turn >= 0) {
                            perSecond.add(server.getKey(), 2 * requests / seconds);
                            nanos.add(
                                    server.getKey(),
                                    (double) ServerProcess.added(
                                                    before, server.getValue().processorNanos())
                                            / (2 * requests));
                        }
                    }
                }
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
        perSecond.print("requests per second (PUT and DELETE instance)");
        nanos.print("processor time of a request, ns");
    }
}
