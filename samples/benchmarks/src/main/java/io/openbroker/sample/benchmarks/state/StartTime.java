package io.openbroker.sample.benchmarks.state;

import io.openbroker.jdbc.StateKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Prints how long a broker takes from its start to its first response, in turns with Undertow alone. {@code docs/benchmarks.md}
 * says how to run it and how to read it.
 */
public final class StartTime {

    /** The JDK that has AOT caches. */
    private static final String NEWER_JAVA = "JAVA_HOME_25";

    /** What is started. */
    private enum Subject {
        BARE,
        MEMORY,
        FILE,
        POSTGRESQL
    }

    /** How the classes are loaded. */
    private enum Loading {
        PLAIN,
        APP_CDS,
        AOT_CACHE;

        /** The options of a process that writes the archive when it ends. */
        private List<String> training(Path archive) {
            return switch (this) {
                case PLAIN -> List.of();
                case APP_CDS -> List.of("-XX:ArchiveClassesAtExit=" + archive);
                case AOT_CACHE -> List.of("-XX:AOTCacheOutput=" + archive);
            };
        }

        private List<String> use(Path archive) {
            return switch (this) {
                case PLAIN -> List.of();
                case APP_CDS -> List.of("-XX:SharedArchiveFile=" + archive);
                case AOT_CACHE -> List.of("-XX:AOTCache=" + archive);
            };
        }
    }

    private record Key(Loading loading, Subject subject) {}

    private final Path directory;
    private final String classPath;
    private final Map<Subject, Map<String, String>> environments = new EnumMap<>(Subject.class);

    private StartTime(Path directory, EmbeddedPostgres postgres) throws IOException {
        this.directory = directory;
        this.classPath = classPath(directory);
        environments.put(Subject.BARE, Map.of());
        environments.put(Subject.MEMORY, Map.of("OPENBROKER_STATE", "memory"));
        environments.put(Subject.FILE, Map.of("OPENBROKER_STATE", "file:" + directory.resolve("state")));
        environments.put(
                Subject.POSTGRESQL,
                Map.of(
                        "OPENBROKER_STATE",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "OPENBROKER_STATE_KEYS",
                        StateKeys.generate().toJson()));
    }

    /**
     * Runs the benchmark.
     *
     * @param args the number of turns
     * @throws Exception if a server does not start
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "Expected the number of turns, for example: 11; but got " + List.of(args));
        }
        Path directory = Files.createTempDirectory("start-time");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            StartTime measurement = new StartTime(directory, postgres);
            measurement.print(measurement.measure(Integer.parseInt(args[0])));
        }
        System.exit(0);
    }

    /** Starts the subjects in turns, so that disturbances of the machine affect all of them alike. */
    private Map<Key, Cost> measure(int turns) throws IOException, InterruptedException {
        Map<Key, Cost> costs = new LinkedHashMap<>();
        for (Loading loading : loadings()) {
            for (Subject subject : Subject.values()) {
                // The first start creates the tables, and the archive of classes.
                start(subject, java(loading), loading.training(archive(loading, subject)));
                costs.put(new Key(loading, subject), new Cost());
            }
        }
        for (int turn = 0; turn < turns; turn++) {
            for (Map.Entry<Key, Cost> cost : costs.entrySet()) {
                Key key = cost.getKey();
                cost.getValue()
                        .add(start(
                                key.subject(),
                                java(key.loading()),
                                key.loading().use(archive(key.loading(), key.subject()))));
            }
        }
        return costs;
    }

    private Sample start(Subject subject, Path java, List<String> options) throws IOException, InterruptedException {
        Path output = directory.resolve(subject + ".txt");
        Map<String, String> environment = Objects.requireNonNull(environments.get(subject));
        try (StartedServer server = StartedServer.start(java, options, classPath, environment, output)) {
            return new Sample(server.awaitResponse(), server.cpuMillis());
        }
    }

    private Path archive(Loading loading, Subject subject) {
        return directory.resolve(loading + "-" + subject);
    }

    private static List<Loading> loadings() {
        return Arrays.stream(Loading.values())
                .filter(loading -> loading != Loading.AOT_CACHE || newerJava().isPresent())
                .toList();
    }

    private static Path java(Loading loading) {
        return newerJava()
                .filter(home -> loading == Loading.AOT_CACHE)
                .orElseGet(() -> Path.of(System.getProperty("java.home")));
    }

    private static Optional<Path> newerJava() {
        return Optional.ofNullable(System.getenv(NEWER_JAVA)).map(Path::of);
    }

    private void print(Map<Key, Cost> costs) {
        System.out.println(
                "| | " + Arrays.stream(Subject.values()).map(Subject::name).collect(Collectors.joining(" | "))
                        + " | `MEMORY` : `BARE` | `FILE` : `MEMORY` | `POSTGRESQL` : `MEMORY` |");
        System.out.println("|---|" + "---|".repeat(Subject.values().length + 3));
        for (Loading loading : loadings()) {
            Map<Subject, Cost> row = new EnumMap<>(Subject.class);
            for (Subject subject : Subject.values()) {
                row.put(subject, costs.get(new Key(loading, subject)));
            }
            System.out.println("| `" + loading + "` | "
                    + row.values().stream().map(Cost::toString).collect(Collectors.joining(" | ")) + " | "
                    + ratio(row, Subject.MEMORY, Subject.BARE) + " | " + ratio(row, Subject.FILE, Subject.MEMORY)
                    + " | " + ratio(row, Subject.POSTGRESQL, Subject.MEMORY) + " |");
        }
    }

    private static String ratio(Map<Subject, Cost> row, Subject above, Subject below) {
        return "%.2f"
                .formatted(Objects.requireNonNull(row.get(above)).wallMillis()
                        / Objects.requireNonNull(row.get(below)).wallMillis());
    }

    /** The class path of this program with jars only, since archives of classes do not take directories. */
    private static String classPath(Path directory) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path)
                            ? jar(path, directory.resolve(entries.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    private record Sample(double wallMillis, double cpuMillis) {}

    /** The medians of the samples. */
    private static final class Cost {

        private final List<Sample> samples = new ArrayList<>();

        void add(Sample sample) {
            samples.add(sample);
        }

        double wallMillis() {
            return median(samples.stream().mapToDouble(Sample::wallMillis).toArray());
        }

        @Override
        public String toString() {
            return "%.0f (%.0f)"
                    .formatted(
                            wallMillis(),
                            median(samples.stream()
                                    .mapToDouble(Sample::cpuMillis)
                                    .toArray()));
        }

        private static double median(double... values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }
    }
}
