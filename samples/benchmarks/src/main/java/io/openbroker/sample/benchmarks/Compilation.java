package io.openbroker.sample.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A compilation of many classes.
 *
 * @param classes the number of classes
 */
record Compilation(Subject subject, int classes) {

    /**
     * The processor time of a compilation, which depends less on other programs on the machine than elapsed time.
     *
     * @param compilerMillis time of the compiling thread, which is about the elapsed time on an otherwise idle machine
     * @param allMillis time of all threads, including JIT compilation and garbage collection
     */
    record Duration(long compilerMillis, long allMillis) {}

    /** Compiles in this process. */
    Duration run() throws IOException {
        Path folder = Files.createTempDirectory("openbroker-benchmark");
        try {
            List<Path> sources = new ArrayList<>();
            for (int number = 0; number < classes; number++) {
                sources.add(Files.writeString(
                        folder.resolve("Subject" + number + ".java"),
                        subject.sources().text(number),
                        StandardCharsets.UTF_8));
            }
            return measure(folder, sources);
        } finally {
            delete(folder);
        }
    }

    private Duration measure(Path folder, List<Path> sources) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long all = system.getProcessCpuTime();
        long compiling = threads.getCurrentThreadCpuTime();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(subject.options());
        options.addAll(List.of(
                "-nowarn",
                "-d",
                folder.toString(),
                "-classpath",
                subject.sources().classPath()));
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean succeeded = compiler.getTask(
                            null, files, diagnostic -> {}, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!succeeded) {
                throw new IllegalStateException(this + " does not compile");
            }
        }
        return new Duration(
                (threads.getCurrentThreadCpuTime() - compiling) / 1_000_000,
                (system.getProcessCpuTime() - all) / 1_000_000);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
