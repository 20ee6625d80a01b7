package io.openbroker.sample.benchmarks.requests;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server in a process of its own, on Linux, whose processor time, memory and allocation are read from outside. */
final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int RETRY_MILLIS = 2;
    // The end of the server is no failure.
    private static final Map<String, Long> UNWATCHED = Map.of("jmx.remote.x.client.connection.check.period", 0L);

    private final Process process;
    private final Endpoint endpoint;
    private final StartTime startTime;
    private final boolean java;

    private ServerProcess(boolean java, Process process, Endpoint endpoint, StartTime startTime) {
        this.java = java;
        this.process = process;
        this.endpoint = endpoint;
        this.startTime = startTime;
    }

    /**
     * The time from the start of a process to its first response with the catalog.
     *
     * @param millis on the clock
     * @param processorMillis of the processor, for all threads
     */
    record StartTime(double millis, double processorMillis) {}

    /**
     * Starts a server, and waits until it has served its catalog.
     *
     * @param java the home of the JDK
     * @param options options of the JVM
     */
    static ServerProcess start(ServerKind kind, Path java, List<String> options) throws IOException {
        int port = freePort();
        File log = File.createTempFile("benchmark-", ".log");
        log.deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(kind.command(java, options, port))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(kind.environment(port));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            Endpoint endpoint = awaitCatalog(process, port, begin);
            double millis = (System.nanoTime() - begin) / 1e6;
            double processorMillis = added(Map.of(), processorNanos(proc(process), thread -> true)) / 1e6;
            return new ServerProcess(kind.isJava(), process, endpoint, new StartTime(millis, processorMillis));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(kind + " did not start: " + Files.readString(log.toPath()), e);
        }
    }

    private static Endpoint awaitCatalog(Process process, int port, long begin) throws IOException {
        while (true) {
            try {
                return Endpoint.find(port);
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a server started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    StartTime startTime() {
        return startTime;
    }

    /** Returns the resident memory. */
    double mebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(proc(process).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }
    }

    /** Returns the processor time of each thread but those of the JIT compiler, in nanoseconds by thread. */
    Map<Long, Long> processorNanos() throws IOException {
        return processorNanos(proc(process), thread -> !thread.matches("C[12] Compiler.*\\s*"));
    }

    private static Map<Long, Long> processorNanos(Path proc, Predicate<String> counted) throws IOException {
        Map<Long, Long> nanos = new HashMap<>();
        try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
            threads.forEach(thread -> {
                try {
                    if (counted.test(Files.readString(thread.resolve("comm")))) {
                        nanos.put(
                                Long.valueOf(String.valueOf(thread.getFileName())),
                                Long.valueOf(Files.readString(thread.resolve("schedstat"))
                                        .split(" ", -1)[0]));
                    }
                } catch (IOException gone) {
                    if (Files.exists(thread)) {
                        throw new UncheckedIOException(gone);
                    }
                }
            });
        }
        return nanos;
    }

    /** Reads the allocation of the process through its management interface, whose address comes from the process itself. */
    @SuppressWarnings("BanJNDI")
    Allocation allocation() throws IOException {
        if (!java) {
            return new Allocation(Optional.empty());
        }
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
                return new Allocation(Optional.of(ManagementFactory.newPlatformMXBeanProxy(
                        JMXConnectorFactory.connect(url, UNWATCHED).getMBeanServerConnection(),
                        ManagementFactory.THREAD_MXBEAN_NAME,
                        ThreadMXBean.class)));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("The server cannot be measured", e);
        }
    }

    /** The allocation of a process, whose threads are not known if it does not run on a JVM. */
    record Allocation(Optional<ThreadMXBean> threads) {

        /** Returns the bytes that each living thread has allocated, by thread. */
        Map<Long, Long> bytes() {
            return threads.map(Allocation::bytes).orElseGet(Map::of);
        }

        private static Map<Long, Long> bytes(ThreadMXBean threads) {
            long[] ids = threads.getAllThreadIds();
            long[] each = threads.getThreadAllocatedBytes(ids);
            Map<Long, Long> bytes = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                bytes.put(ids[i], Math.max(0, each[i]));
            }
            return bytes;
        }
    }

    /** Returns what was added since an earlier reading; threads that have ended meanwhile are not counted. */
    static long added(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private static Path proc(Process process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
