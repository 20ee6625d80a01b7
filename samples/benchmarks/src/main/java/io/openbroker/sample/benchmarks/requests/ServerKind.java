package io.openbroker.sample.benchmarks.requests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The servers that are compared. */
enum ServerKind {
    BARE_IO("bare, I/O thread"),
    BARE_WORKER("bare, worker"),
    OPENBROKER("openbroker"),
    OPENBROKER_NO_AUDIT("openbroker, no audit"),
    OPENBROKER_SMALL("openbroker, little memory"),
    SPRING("Spring"),
    SPRING_NO_LOG("Spring, no log"),
    GO("Go");

    static final String USER = "platform";
    static final String PASSWORD = "benchmark";

    private static final String SPRING_LIBRARIES = "benchmark.spring";
    private static final String GO_PROGRAM = "benchmark.go";

    private final String title;

    ServerKind(String title) {
        this.title = title;
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
        boolean bare = this == BARE_IO || this == BARE_WORKER;
        return bare && request == RequestKind.REPEAT ? RequestKind.PROVISION.status() : request.status();
    }

    /** Returns whether the server was built. */
    boolean isBuilt() {
        return isJava() ? !isSpring() || Files.isDirectory(springLibraries()) : Files.isExecutable(goProgram());
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
        return isSpring()
                ? springLibraries() + File.separator + '*'
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(ServerKind::jar)
                        .collect(Collectors.joining(File.pathSeparator));
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
            case OPENBROKER, OPENBROKER_SMALL ->
                List.of("-Dorg.slf4j.simpleLogger.log.io.openbroker.audit=info", broker);
            case OPENBROKER_NO_AUDIT -> List.of(noAudit, broker);
            case SPRING, SPRING_NO_LOG -> List.of("io.openbroker.sample.benchmarks.spring.SpringBroker");
            case GO -> List.of();
        };
    }

    Map<String, String> environment(int port) {
        return switch (this) {
            case BARE_IO, BARE_WORKER -> Map.of();
            case OPENBROKER, OPENBROKER_NO_AUDIT, OPENBROKER_SMALL ->
                Map.of(
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

    private static Path goProgram() {
        return Path.of(System.getProperty(GO_PROGRAM, "samples/benchmarks-go/target/broker"));
    }

    private static Path springLibraries() {
        return Path.of(System.getProperty(SPRING_LIBRARIES, "samples/benchmarks-spring/target/lib"));
    }
}
