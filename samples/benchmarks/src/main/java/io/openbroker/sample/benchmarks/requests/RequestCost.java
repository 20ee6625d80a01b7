package io.openbroker.sample.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Prints what requests cost servers, each in a process of its own: openbroker, a bare server, Spring's framework, and Go's brokerapi. {@code
 * docs/benchmarks.md} says how to run it and how to read it.
 */
public final class RequestCost {

    private static final String ALL = "all";
    private static final String ADAPTERS = "adapters";

    private final int count;
    private final Map<ServerKind, Map<RequestKind, Cost>> costs = new EnumMap<>(ServerKind.class);
    private final List<RequestKind> requests = List.of(RequestKind.values());
    private int number;

    private RequestCost(int count) {
        this.count = count;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the servers, or {@code all}, or the {@code adapters}; how many requests of each kind a server receives in a turn;
     *     the number of turns in which servers warm up, and of those that are measured; and the number of connections
     * @throws Exception if a server does not start, or a response is not the expected one
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            throw new IllegalArgumentException(
                    "Expected servers, requests, turns to warm up, turns and connections, for"
                            + " example: all 10000 10 10 16; but got " + List.of(args));
        }
        List<ServerKind> kinds = servers(args[0]).filter(ServerKind::isBuilt).toList();
        System.out.printf(
                "JDK %s, %d processors, %s connections, %s turns of %s requests%n%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), args[4], args[3], args[1]);
        new RequestCost(Integer.parseInt(args[1]))
                .run(kinds, Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    }

    private static Stream<ServerKind> servers(String given) {
        return switch (given) {
            case ALL -> ServerKind.WITHOUT_ADAPTERS.stream();
            case ADAPTERS -> ServerKind.ADAPTERS.stream();
            default -> Arrays.stream(given.split(",", -1)).map(ServerKind::valueOf);
        };
    }

    private void run(List<ServerKind> kinds, int warmUp, int turns, int connections)
            throws IOException, InterruptedException {
        Map<ServerKind, Contender> contenders = new EnumMap<>(ServerKind.class);
        try {
            for (ServerKind kind : kinds) {
                contenders.put(kind, Contender.start(kind, connections));
            }
            take(warmUp, contenders);
            costs.clear();
            take(turns, contenders);
        } finally {
            for (Contender contender : contenders.values()) {
                contender.server().close();
            }
        }
        print();
    }

    /** Servers take turns, so that disturbances of the machine affect all of them alike. */
    private void take(int turns, Map<ServerKind, Contender> contenders) throws IOException, InterruptedException {
        for (int turn = 0; turn < turns; turn++) {
            for (RequestKind request : requests) {
                for (Map.Entry<ServerKind, Contender> contender : contenders.entrySet()) {
                    if (contender.getKey().knows(request)) {
                        contender
                                .getValue()
                                .measure(
                                        request,
                                        number,
                                        count,
                                        costs.computeIfAbsent(
                                                        contender.getKey(), each -> new EnumMap<>(RequestKind.class))
                                                .computeIfAbsent(request, each -> new Cost()));
                    }
                }
            }
            number += count;
        }
    }

    private void print() {
        table(
                "Processor time, µs",
                (server, request) -> "%.1f".formatted(cost(server, request).micros()));
        if (costs.keySet().stream().anyMatch(ServerKind.ADAPTERS::contains)) {
            adapterRatios();
        } else {
            ratios();
        }
        table(
                "Allocated, bytes",
                (server, request) ->
                        server.isJava() ? "%,d".formatted(cost(server, request).bytes()) : "–");
        table(
                "p50, p99, ms",
                (server, request) -> "%.2f, %.1f"
                        .formatted(
                                cost(server, request).millis(50),
                                cost(server, request).millis(99)));
        table(
                "Requests per second",
                (server, request) -> "%,d".formatted(cost(server, request).perSecond(count)));
    }

    private void table(String title, BiFunction<ServerKind, RequestKind, String> cell) {
        StringBuilder table = new StringBuilder("| " + title + " |");
        costs.keySet()
                .forEach(server -> table.append(' ').append(server.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(costs.size())).append('\n');
        for (RequestKind request : requests) {
            table.append("| ").append(request.title()).append(" |");
            for (ServerKind server : costs.keySet()) {
                table.append(' ')
                        .append(server.knows(request) ? cell.apply(server, request) : "–")
                        .append(" |");
            }
            table.append('\n');
        }
        System.out.println(table);
    }

    /** Compares processor times: openbroker with the bare server that uses the same kind of thread, and Spring with openbroker. */
    private void ratios() {
        StringBuilder table = new StringBuilder(
                "| Ratios of processor time | openbroker : bare | without audit : bare | Spring : openbroker"
                        + " | without logs : without audit | Go : openbroker |\n|---|---|---|---|---|---|\n");
        for (RequestKind request : requests) {
            ServerKind bare = request.onIoThread() ? ServerKind.BARE_IO : ServerKind.BARE_WORKER;
            table.append("| ").append(request.title()).append(" |");
            table.append(ratio(request, ServerKind.OPENBROKER, bare));
            table.append(ratio(request, ServerKind.OPENBROKER_NO_AUDIT, bare));
            table.append(ratio(request, ServerKind.SPRING, ServerKind.OPENBROKER));
            table.append(ratio(request, ServerKind.SPRING_NO_LOG, ServerKind.OPENBROKER_NO_AUDIT));
            table.append(ratio(request, ServerKind.GO, ServerKind.OPENBROKER));
            table.append('\n');
        }
        System.out.println(table);
    }

    /** Compares processor times: brokers in servers of others with these servers alone. */
    private void adapterRatios() {
        List<ServerKind> adapters = costs.keySet().stream()
                .filter(server -> server.bareContainer().isPresent())
                .toList();
        StringBuilder table = new StringBuilder("| Ratios of processor time |");
        adapters.forEach(server -> table.append(' ')
                .append(server.title())
                .append(" : ")
                .append(server.bareContainer().orElseThrow().title())
                .append(" |"));
        table.append("\n|---|").append("---|".repeat(adapters.size())).append('\n');
        for (RequestKind request : requests) {
            table.append("| ").append(request.title()).append(" |");
            adapters.forEach(server ->
                    table.append(ratio(request, server, server.bareContainer().orElseThrow())));
            table.append('\n');
        }
        System.out.println(table);
    }

    private String ratio(RequestKind request, ServerKind server, ServerKind other) {
        boolean measured = costs.containsKey(server) && costs.containsKey(other) && server.knows(request);
        return measured
                ? " %.2f |"
                        .formatted(cost(server, request).micros()
                                / cost(other, request).micros())
                : " – |";
    }

    private Cost cost(ServerKind server, RequestKind request) {
        return costs.getOrDefault(server, Map.of()).getOrDefault(request, new Cost());
    }

    /** A server and the number of its clients. */
    private record Contender(
            ServerKind kind, ServerProcess server, ServerProcess.Allocation allocation, int connections) {

        static Contender start(ServerKind kind, int connections) throws IOException {
            ServerProcess server = ServerProcess.start(kind, Path.of(System.getProperty("java.home")), kind.options());
            return new Contender(kind, server, server.allocation(), connections);
        }

        void measure(RequestKind request, int first, int count, Cost cost) throws IOException, InterruptedException {
            // Connections do not last from turn to turn: servers close those that are idle.
            try (Load load = new Load(kind, server.endpoint(), connections)) {
                Map<Long, Long> bytes = allocation.bytes();
                Map<Long, Long> nanos = server.processorNanos();
                long begin = System.nanoTime();
                long[] each = load.send(request, first, count);
                long took = System.nanoTime() - begin;
                double micros = ServerProcess.added(nanos, server.processorNanos()) / 1e3 / count;
                cost.add(micros, ServerProcess.added(bytes, allocation.bytes()) / count, took, each);
            }
        }
    }
}
