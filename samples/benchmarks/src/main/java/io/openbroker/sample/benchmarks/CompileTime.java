package io.openbroker.sample.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToLongFunction;

/**
 * Prints the cost of annotation processors in a compilation: cold, with a new process each as in a build from the command line,
 * and warm, in one process as in a daemon. {@code docs/benchmarks.md} says how to run it and how to read it.
 */
public final class CompileTime {

    private static final String ALL = "all";
    private static final int WARM_UP = 10;
    private static final int WARM_UP_CLASSES = 100;

    private final List<Subject> subjects;
    private final List<Integer> classes;
    private final int runs;

    private CompileTime(List<Subject> subjects, List<Integer> classes, int runs) {
        this.subjects = subjects;
        this.classes = classes;
        this.runs = runs;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the subjects, or {@code all}; the numbers of classes; the number of runs; and {@code cold} or {@code warm}, or
     *     both; each is a comma-separated list
     * @throws Exception if a source cannot be compiled
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            throw new IllegalArgumentException("Expected subjects, numbers of classes, number of runs, and cold,warm;"
                    + " for example: BROKER,BROKER_OPENBROKER 1,100 5 cold; but got " + List.of(args));
        }
        if (!Jars.isProgram()) {
            int exit = Jars.program(CompileTime.class, List.of(args))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The measuring process ended with exit code " + exit);
            }
            return;
        }
        List<Subject> subjects = args[0].equals(ALL)
                ? List.of(Subject.values())
                : split(args[0]).stream().map(Subject::valueOf).toList();
        List<Integer> classes = split(args[1]).stream().map(Integer::valueOf).toList();
        CompileTime measurement = new CompileTime(subjects, classes, Integer.parseInt(args[2]));
        System.out.printf(
                "JDK %s, %d processors, medians of %s runs%n%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), args[2]);
        for (String way : split(args[3])) {
            switch (way) {
                case "cold" -> measurement.print("Cold", ColdCompilation::run);
                case "warm" -> {
                    measurement.warmUp();
                    measurement.print("Warm", CompileTime::inThreadOfItsOwn);
                }
                default -> throw new IllegalArgumentException("Expected cold or warm, but got " + way);
            }
        }
    }

    /** A way to run a compilation. */
    private interface Way {
        Compilation.Duration run(Compilation compilation) throws IOException, InterruptedException;
    }

    /** Compiles in a new thread, since some processors store data of one compilation in a thread local. */
    private static Compilation.Duration inThreadOfItsOwn(Compilation compilation) throws InterruptedException {
        FutureTask<Compilation.Duration> task = new FutureTask<>(compilation::run);
        Thread thread = new Thread(task, compilation.toString());
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(compilation + " failed", e.getCause());
        }
    }

    private void warmUp() throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            for (Subject subject : subjects) {
                inThreadOfItsOwn(new Compilation(subject, WARM_UP_CLASSES));
            }
        }
    }

    private void print(String title, Way way) throws IOException, InterruptedException {
        List<Map<Subject, List<Compilation.Duration>>> columns = new ArrayList<>();
        for (int number : classes) {
            columns.add(measure(number, way));
        }
        StringBuilder table = new StringBuilder("| " + title + ", ms (all threads) |");
        classes.forEach(number -> table.append(" ").append(number).append(" |"));
        table.append("\n|---|").append("---|".repeat(classes.size())).append('\n');
        for (Subject subject : subjects) {
            table.append("| ").append(subject).append(" |");
            for (Map<Subject, List<Compilation.Duration>> column : columns) {
                List<Compilation.Duration> durations = column.getOrDefault(subject, List.of());
                table.append(" %d (%d) |"
                        .formatted(
                                median(durations, Compilation.Duration::compilerMillis),
                                median(durations, Compilation.Duration::allMillis)));
            }
            table.append('\n');
        }
        System.out.println(table);
    }

    /** Runs the subjects in turns, so that disturbances of the machine affect all of them alike. */
    private Map<Subject, List<Compilation.Duration>> measure(int number, Way way)
            throws IOException, InterruptedException {
        Map<Subject, List<Compilation.Duration>> durations = new EnumMap<>(Subject.class);
        for (int i = 0; i < runs; i++) {
            for (Subject subject : subjects) {
                durations
                        .computeIfAbsent(subject, each -> new ArrayList<>())
                        .add(way.run(new Compilation(subject, number)));
            }
        }
        return durations;
    }

    private static List<String> split(String argument) {
        return Arrays.asList(argument.split(",", -1));
    }

    private static long median(List<Compilation.Duration> durations, ToLongFunction<Compilation.Duration> millis) {
        long[] sorted = durations.stream().mapToLong(millis).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
