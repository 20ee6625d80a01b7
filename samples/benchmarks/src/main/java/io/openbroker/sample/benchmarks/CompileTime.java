package io.openbroker.sample.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Prints what the processor costs a compilation: cold, each in a new process as in a build from the command line, and warm, in
 * one process as in a daemon. Times are the medians of some runs; measure on a machine that does nothing else. Run it with
 * {@code mvn -q compile exec:exec -Dexec.executable=java -pl samples/benchmarks -am}.
 */
public final class CompileTime {

    private static final int[] CLASSES = {1, 10, 100, 1000};
    private static final int RUNS = 5;
    private static final int WARM_UP = 10;

    private CompileTime() {}

    /**
     * Measures everything; with the name of a subject and a number of classes only that, once.
     *
     * @param args nothing, or a subject and a number
     * @throws Exception if a source cannot be compiled
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            Compilation.Duration took = new Compilation(Subject.valueOf(args[0]), Integer.parseInt(args[1])).run();
            System.out.println(took.wallMillis() + " " + took.cpuMillis());
            return;
        }
        System.out.printf(
                "JDK %s, %d processors%n%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        print("Cold", CompileTime::cold);
        print("Warm", CompileTime::warm);
    }

    /** A way to run a compilation. */
    private interface Way {
        List<Compilation.Duration> run(Compilation compilation) throws IOException, InterruptedException;
    }

    private static void print(String title, Way way) throws IOException, InterruptedException {
        System.out.printf("| %s, ms (CPU ms) | 1 class | 10 | 100 | 1,000 |%n|---|---|---|---|---|%n", title);
        for (Subject subject : Subject.values()) {
            StringBuilder row = new StringBuilder("| " + subject + " |");
            for (int classes : CLASSES) {
                List<Compilation.Duration> runs = way.run(new Compilation(subject, classes));
                row.append(" %d (%d) |"
                        .formatted(
                                median(runs.stream()
                                        .map(Compilation.Duration::wallMillis)
                                        .toList()),
                                median(runs.stream()
                                        .map(Compilation.Duration::cpuMillis)
                                        .toList())));
            }
            System.out.println(row);
        }
        System.out.println();
    }

    private static List<Compilation.Duration> warm(Compilation compilation) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            new Compilation(compilation.subject(), 100).run();
        }
        List<Compilation.Duration> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(compilation.run());
        }
        return runs;
    }

    private static List<Compilation.Duration> cold(Compilation compilation) throws IOException, InterruptedException {
        List<Compilation.Duration> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(inNewProcess(compilation));
        }
        return runs;
    }

    private static Compilation.Duration inNewProcess(Compilation compilation) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompileTime.class.getName(),
                        compilation.subject().name(),
                        Integer.toString(compilation.classes()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(compilation + " failed");
        }
        String[] times = said.split(" ", -1);
        return new Compilation.Duration(Long.parseLong(times[0]), Long.parseLong(times[1]));
    }

    private static long median(List<Long> values) {
        return values.stream()
                .sorted(Comparator.naturalOrder())
                .skip(values.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
