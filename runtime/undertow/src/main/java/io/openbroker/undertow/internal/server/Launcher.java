package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.internal.settings.SettingsReader;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

/** Starts a server from the command line, and prints what it serves or why it cannot start. */
public final class Launcher {

    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;

    private static final String DEVELOPMENT = "--dev";

    private final Map<String, String> environment;
    private final Properties systemProperties;
    private final PrintStream out;
    private final PrintStream err;

    public Launcher(Map<String, String> environment, Properties systemProperties, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.systemProperties = systemProperties;
        this.out = out;
        this.err = err;
    }

    /**
     * The result of a launch.
     *
     * @param exitStatus the status with which the process ends if there is no server
     * @param server the server, if it runs
     */
    public record Result(int exitStatus, Optional<RunningServer> server) {}

    public Result launch(List<String> args, Callable<List<BrokerDispatcher>> dispatchers) {
        if (args.contains("--help")) {
            out.print(StartMessages.help());
            return ended(0);
        }
        if (args.equals(List.of(PasswordCommand.NAME))) {
            return ended(PasswordCommand.run(System.in, out, err));
        }
        Optional<String> unknown =
                args.stream().filter(arg -> !arg.equals(DEVELOPMENT)).findFirst();
        if (unknown.isPresent()) {
            err.println("Argument \"" + unknown.get()
                    + "\" is not supported. Pass settings as environment variables, system"
                    + " properties or in a file; --help lists them.");
            return ended(USAGE_ERROR);
        }
        try {
            boolean development = args.contains(DEVELOPMENT);
            return serve(SettingsReader.read(environment, systemProperties, development), dispatchers);
        } catch (SettingsException e) {
            err.println("The server cannot start because settings are invalid:");
            e.problems().forEach(problem -> err.println("  " + problem));
            return ended(USAGE_ERROR);
        }
    }

    private Result serve(ServerSettings settings, Callable<List<BrokerDispatcher>> brokers) {
        try {
            BrokerEngine.checkLibraries();
            List<BrokerDispatcher> dispatchers = brokers.call();
            RunningServer server = RunningServer.start(settings, dispatchers, QuietStart::call);
            out.print(StartMessages.started(server, dispatchers));
            return new Result(0, Optional.of(server));
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("The server cannot start: " + e.getMessage());
            return ended(FAILURE);
        } catch (Exception e) {
            err.println("The server cannot start because the broker cannot be created: " + e);
            return ended(FAILURE);
        }
    }

    private static Result ended(int status) {
        return new Result(status, Optional.empty());
    }
}
