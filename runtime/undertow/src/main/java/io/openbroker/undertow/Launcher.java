package io.openbroker.undertow;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

/** Starts a server from the command line, and says what it does. */
final class Launcher {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final Map<String, String> environment;
    private final Properties systemProperties;
    private final PrintStream out;
    private final PrintStream err;

    Launcher(Map<String, String> environment, Properties systemProperties, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.systemProperties = systemProperties;
        this.out = out;
        this.err = err;
    }

    /**
     * What came of it.
     *
     * @param exitStatus with which the process is to end if there is no server
     * @param server the server, if it runs
     */
    record Result(int exitStatus, Optional<BrokerServer> server) {}

    Result launch(List<String> args, List<BrokerDispatcher> dispatchers) {
        return launch(args, () -> dispatchers);
    }

    Result launch(List<String> args, Callable<List<BrokerDispatcher>> dispatchers) {
        if (args.contains("--help")) {
            out.print(Messages.help());
            return ended(0);
        }
        if (args.equals(List.of(PasswordCommand.NAME))) {
            return ended(PasswordCommand.run(System.in, out, err));
        }
        if (!args.isEmpty()) {
            err.println("The argument " + args.get(0) + " is unknown; settings come from the environment, system"
                    + " properties before the class, or a file, and --help lists them");
            return ended(WRONG_USE);
        }
        try {
            return serve(SettingsReader.read(environment, systemProperties), dispatchers);
        } catch (SettingsException e) {
            err.println("The server does not start, because settings are wrong:");
            e.problems().forEach(problem -> err.println("  " + problem));
            return ended(WRONG_USE);
        }
    }

    private Result serve(ServerSettings settings, Callable<List<BrokerDispatcher>> brokers) {
        try {
            BrokerEngine.checkLibraries();
            List<BrokerDispatcher> dispatchers = brokers.call();
            Optional<ServerTls> tls = BrokerServer.prepare(settings);
            Optional<BrokerState> state = BrokerServer.openState(settings, dispatchers, tls);
            BrokerServer server = QuietStart.call(() -> BrokerServer.start(settings, tls, state, dispatchers));
            out.print(Messages.greeting(server, server.settings(), dispatchers));
            Messages.state(dispatchers, server.stateLocation()).ifPresent(out::println);
            return new Result(0, Optional.of(server));
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("The server does not start: " + e.getMessage());
            return ended(FAILED);
        } catch (Exception e) {
            err.println("The server does not start, because the broker cannot be made: " + e);
            return ended(FAILED);
        }
    }

    private static Result ended(int status) {
        return new Result(status, Optional.empty());
    }
}
