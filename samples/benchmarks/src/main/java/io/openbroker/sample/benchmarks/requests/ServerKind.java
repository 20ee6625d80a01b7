package io.openbroker.sample.benchmarks.requests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers that are compared. */
enum ServerKind {
    BARE_IO("bare, I/O thread"),
    BARE_WORKER("bare, worker"),
    OPENBROKER("openbroker"),
    OPENBROKER_NO_AUDIT("openbroker, no audit"),
    OPENBROKER_SMALL("openbroker, little memory"),
    OPENBROKER_CONSOLE_UNUSED("openbroker, console on the class path"),
    OPENBROKER_ADMIN("openbroker, admin port"),
    OPENBROKER_CONSOLE("openbroker, admin port and console"),
    SPRING("Spring"),
    SPRING_NO_LOG("Spring, no log"),
    GO("Go"),
    BARE_TOMCAT("bare Tomcat"),
    TOMCAT("openbroker, Tomcat"),
    BARE_JETTY("bare Jetty"),
    JETTY("openbroker, Jetty"),
    BARE_JDK("bare JDK server"),
    JDK("openbroker, JDK server"),
    BARE_BOOT("bare Spring Boot"),
    BOOT("openbroker, Spring Boot");

    static final String USER = "platform";
    static final String PASSWORD = "benchmark";

    /** The servers that are measured by default; adapters have a run of their own. */
    static final Set<ServerKind> WITHOUT_ADAPTERS = Collections.unmodifiableSet(withoutAdapters());

    /** Brokers in servers of others, and these servers without a broker. */
    static final Set<ServerKind> ADAPTERS = Collections.unmodifiableSet(EnumSet.range(BARE_TOMCAT, BOOT));

    /** A broker without, and with the console. */
    static final Set<ServerKind> CONSOLE = Collections.unmodifiableSet(
            EnumSet.of(OPENBROKER, OPENBROKER_CONSOLE_UNUSED, OPENBROKER_ADMIN, OPENBROKER_CONSOLE));

    private static final String CONSOLE_FOLDER = "runtime" + File.separator + "console" + File.separator;
    private static final String CONSOLE_JAR = "openbroker-console";

    private static final String SPRING_LIBRARIES = "benchmark.spring";
    private static final String GO_PROGRAM = "benchmark.go";
    private static final String CONTAINER_LIBRARIES = "benchmark.containers";
    private static final String CONTAINERS = "io.openbroker.sample.benchmarks.containers.";

    private final String title;

    ServerKind(String title) {
        this.title = title;
    }

    private static Set<ServerKind> withoutAdapters() {
        Set<ServerKind> kinds = EnumSet.range(BARE_IO, GO);
        kinds.removeAll(EnumSet.of(OPENBROKER_CONSOLE_UNUSED, OPENBROKER_ADMIN, OPENBROKER_CONSOLE));
        return kinds;
    }

    String title() {
        return title;
    }

    /** Returns whether the server supports conditional requests. */
    boolean knows(RequestKind kind) {
        return (isJava() && !isSpring()) || kind != RequestKind.UNCHANGED;
    }

    /** Returns the expected status; bare servers do not know what exists. */
    int status(RequestKind request) {
        return isBare() && request == RequestKind.REPEAT ? RequestKind.PROVISION.status() : request.status();
    }

    /** Returns whether the server was built. */
    boolean isBuilt() {
        return isJava() ? libraries().map(Files::isDirectory).orElse(true) : Files.isExecutable(goProgram());
    }

    /** Returns the server without a broker with which an adapter is compared. */
    Optional<ServerKind> bareContainer() {
        return switch (this) {
            case TOMCAT -> Optional.of(BARE_TOMCAT);
            case JETTY -> Optional.of(BARE_JETTY);
            case JDK -> Optional.of(BARE_JDK);
            case BOOT -> Optional.of(BARE_BOOT);
            default -> Optional.empty();
        };
    }

    private boolean isBare() {
        return name().startsWith("BARE_");
    }

    /** Returns the folder with the libraries of a server that has others than the benchmark. */
    private Optional<Path> libraries() {
        if (isSpring()) {
            return Optional.of(folder(SPRING_LIBRARIES, "samples/benchmarks-spring/target/lib"));
        }
        return ADAPTERS.contains(this)
                ? Optional.of(folder(CONTAINER_LIBRARIES, "samples/benchmarks-containers/target/lib"))
                : Optional.empty();
    }

    /** Returns whether the server runs on a JVM, whose threads and allocation can be told apart. */
    boolean isJava() {
        return this != GO;
    }

    private boolean isSpring() {
        return this == SPRING || this == SPRING_NO_LOG;
    }

    /**
     * Returns the command that starts the server.
     *
     * @param java the home of the JDK
     * @param options options of the JVM
     */
    List<String> command(Path java, List<String> options, int port) {
        if (!isJava()) {
            return List.of(goProgram().toString());
        }
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.addAll(main(port));
        return command;
    }

    // Archives of classes take them from jars only.
    private String classPath() {
        Optional<Path> libraries = libraries();
        return libraries.isPresent()
                ? libraries.get() + File.separator + '*'
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> hasConsole() || !isConsole(entry))
                        .map(ServerKind::jar)
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean hasConsole() {
        return this == OPENBROKER_CONSOLE_UNUSED || this == OPENBROKER_CONSOLE;
    }

    private static boolean isConsole(String entry) {
        return entry.contains(CONSOLE_JAR) || entry.contains(CONSOLE_FOLDER);
    }

    /** Returns the jar that was made of a folder of classes. */
    private static String jar(String entry) {
        Path classes = Path.of(entry);
        if (!Files.isDirectory(classes)) {
            return entry;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(classes.resolveSibling("."), "*SNAPSHOT.jar")) {
            for (Path jar : jars) {
                return jar.toString();
            }
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the options of the JVM. */
    List<String> options() {
        return this == OPENBROKER_SMALL
                ? List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                : List.of();
    }

    /** Returns the main class with its arguments, and system properties before it. */
    private List<String> main(int port) {
        String noAudit = "-Dorg.slf4j.simpleLogger.log.io.openbroker.audit=off";
        String broker = IdleBrokerDispatcher.class.getName();
        return switch (this) {
            case BARE_IO, BARE_WORKER -> List.of(BareServer.class.getName(), Integer.toString(port), name());
            case OPENBROKER, OPENBROKER_SMALL, OPENBROKER_CONSOLE_UNUSED, OPENBROKER_ADMIN, OPENBROKER_CONSOLE ->
                List.of("-Dorg.slf4j.simpleLogger.log.io.openbroker.audit=info", broker);
            case OPENBROKER_NO_AUDIT -> List.of(noAudit, broker);
            case SPRING, SPRING_NO_LOG -> List.of("io.openbroker.sample.benchmarks.spring.SpringBroker");
            case BARE_TOMCAT, TOMCAT -> container("TomcatServer", port);
            case BARE_JETTY, JETTY -> container("JettyServer", port);
            case BARE_JDK, JDK -> container("JdkServer", port);
            case BARE_BOOT -> container("BareApplication", port);
            case BOOT -> container("BrokerApplication", port);
            case GO -> List.of();
        };
    }

    private List<String> container(String mainClass, int port) {
        return List.of(CONTAINERS + mainClass, Integer.toString(port), isBare() ? "bare" : "broker");
    }

    Map<String, String> environment(int port) {
        return switch (this) {
            case BARE_IO, BARE_WORKER -> Map.of();
            case BARE_TOMCAT, TOMCAT, BARE_JETTY, JETTY, BARE_JDK, JDK, BARE_BOOT, BOOT ->
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SERVER_TOMCAT_MAX_KEEP_ALIVE_REQUESTS",
                        "-1",
                        "OPENBROKER_USERNAME",
                        USER,
                        "OPENBROKER_PASSWORD",
                        PASSWORD);
            case OPENBROKER, OPENBROKER_NO_AUDIT, OPENBROKER_SMALL, OPENBROKER_CONSOLE_UNUSED -> broker(port);
            case OPENBROKER_ADMIN, OPENBROKER_CONSOLE -> withAdminPort(broker(port));
            case SPRING, SPRING_NO_LOG ->
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SERVER_TOMCAT_MAX_KEEP_ALIVE_REQUESTS",
                        "-1",
                        "LOGGING_LEVEL_ROOT",
                        this == SPRING ? "info" : "warn");
            case GO -> Map.of("PORT", Integer.toString(port), "BROKER_USERNAME", USER, "BROKER_PASSWORD", PASSWORD);
        };
    }

    private static Map<String, String> broker(int port) {
        return Map.of(
                "PORT",
                Integer.toString(port),
                "OPENBROKER_HOST",
                "127.0.0.1",
                "OPENBROKER_STATE",
                "memory",
                "OPENBROKER_USERNAME",
                USER,
                "OPENBROKER_PASSWORD",
                PASSWORD);
    }

    private static Map<String, String> withAdminPort(Map<String, String> environment) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("OPENBROKER_MANAGEMENT_PORT", "0");
        more.put("OPENBROKER_OPERATOR_USERNAME", "operator");
        more.put("OPENBROKER_OPERATOR_PASSWORD", PASSWORD);
        return more;
    }

    private static Path goProgram() {
        return folder(GO_PROGRAM, "samples/benchmarks-go/target/broker");
    }

    private static Path folder(String property, String otherwise) {
        return Path.of(System.getProperty(property, otherwise));
    }
}
