package io.openbroker.sample.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prints how long servers take to start, and how much memory they have afterwards and under load. {@code docs/benchmarks.md} says
 * how to run it and how to read it.
 */
public final class StartCost {

    // The bare one without a JSON library.
    private static final List<ServerKind> SERVERS = List.of(ServerKind.BARE_IO, ServerKind.OPENBROKER);
    private static final String NEWER_JDK = "JAVA_HOME_25";
    private static final List<String> SMALL = List.of("-Xmx128m");
    private static final int CONNECTIONS = 16;

    private StartCost() {}

    /** A JVM with its options. */
    private record Machine(Path java, List<String> options) {}

    /**
     * Runs the benchmark.
     *
     * @param args the number of starts of each server in each way, and the number of requests of each kind under load
     * @throws Exception if a server does not start, or a response is not the expected one
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "Expected a number of starts and of requests, for example: 10 20000; but got " + List.of(args));
        }
        Path archives = Files.createTempDirectory("benchmark");
        try {
            printStarts(Integer.parseInt(args[0]), archives);
            printMemory(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } finally {
            delete(archives);
        }
    }

    private static void printStarts(int starts, Path archives) throws IOException {
        Map<String, Map<ServerKind, Machine>> ways = ways(archives);
        System.out.println("| Start to first 200 | bare | openbroker | ratio |\n|---|---|---|---|");
        for (Map.Entry<String, Map<ServerKind, Machine>> way : ways.entrySet()) {
            Map<ServerKind, List<Double>> clock = new LinkedHashMap<>();
            Map<ServerKind, List<Double>> processor = new LinkedHashMap<>();
            for (int i = 0; i < starts; i++) {
                for (ServerKind kind : SERVERS) {
                    Machine machine = way.getValue().getOrDefault(kind, new Machine(Path.of(""), List.of()));
                    try (ServerProcess server = ServerProcess.start(kind, machine.java(), machine.options())) {
                        clock.computeIfAbsent(kind, each -> new ArrayList<>())
                                .add(server.startTime().millis());
                        processor
                                .computeIfAbsent(kind, each -> new ArrayList<>())
                                .add(server.startTime().processorMillis());
                    }
                }
            }
            row(way.getKey() + ", ms", clock);
            row(way.getKey() + ", ms of processor time", processor);
        }
        System.out.println();
    }

    private static Map<String, Map<ServerKind, Machine>> ways(Path archives) throws IOException {
        Path java = Path.of(System.getProperty("java.home"));
        Map<String, Map<ServerKind, Machine>> ways = new LinkedHashMap<>();
        ways.put("plain, " + java.getFileName(), same(new Machine(java, List.of())));
        ways.put("AppCDS", trained(java, archives, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="));
        Optional<Path> newer = Optional.ofNullable(System.getenv(NEWER_JDK)).map(Path::of);
        if (newer.isPresent()) {
            ways.put("plain, " + newer.get().getFileName(), same(new Machine(newer.get(), List.of())));
            ways.put("AOT cache", trained(newer.get(), archives, "-XX:AOTCacheOutput=", "-XX:AOTCache="));
        }
        return ways;
    }

    private static Map<ServerKind, Machine> same(Machine machine) {
        Map<ServerKind, Machine> machines = new LinkedHashMap<>();
        SERVERS.forEach(kind -> machines.put(kind, machine));
        return machines;
    }

    /** Makes an archive in a run that serves some requests and then ends. */
    private static Map<ServerKind, Machine> trained(Path java, Path archives, String output, String input)
            throws IOException {
        Map<ServerKind, Machine> machines = new LinkedHashMap<>();
        for (ServerKind kind : SERVERS) {
            Path archive = archives.resolve(kind + output.replaceAll("\\W", ""));
            ServerProcess.start(kind, java, List.of(output + archive)).close();
            if (!Files.exists(archive)) {
                throw new IOException("The training run of " + kind + " has written no archive");
            }
            machines.put(kind, new Machine(java, List.of(input + archive)));
        }
        return machines;
    }

    private static void printMemory(int starts, int requests) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"));
        Map<ServerKind, List<Double>> atRest = new LinkedHashMap<>();
        Map<ServerKind, List<Double>> loaded = new LinkedHashMap<>();
        for (int i = 0; i < starts; i++) {
            for (ServerKind kind : SERVERS) {
                try (ServerProcess server = ServerProcess.start(kind, java, SMALL);
                        Load load = new Load(kind, server.endpoint(), CONNECTIONS)) {
                    atRest.computeIfAbsent(kind, each -> new ArrayList<>()).add(server.mebibytes());
                    for (RequestKind request : RequestKind.values()) {
                        load.send(request, 0, requests);
                    }
                    loaded.computeIfAbsent(kind, each -> new ArrayList<>()).add(server.mebibytes());
                }
            }
        }
        System.out.println("| Resident memory with -Xmx128m, MiB | bare | openbroker | ratio |\n|---|---|---|---|");
        row("after start", atRest);
        row("under load", loaded);
    }

    private static void row(String title, Map<ServerKind, List<Double>> values) {
        double bare = Cost.median(values.getOrDefault(ServerKind.BARE_IO, List.of()).stream());
        double ours = Cost.median(values.getOrDefault(ServerKind.OPENBROKER, List.of()).stream());
        System.out.printf("| %s | %.0f | %.0f | %.2f |%n", title, bare, ours, ours / bare);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
