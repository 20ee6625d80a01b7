package io.openbroker.osb.internal.command;

import io.openbroker.client.ApiVersion;
import io.openbroker.osb.internal.option.BrokerOptions;
import io.openbroker.osb.internal.option.OutputOption;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that calls a broker. */
abstract class BrokerCommand implements Callable<Integer> {

    private final Program program;

    @Mixin
    private final BrokerOptions broker;

    @Mixin
    private final OutputOption output;

    BrokerCommand(Program program) {
        this.program = program;
        broker = new BrokerOptions(program);
        output = new OutputOption(program);
    }

    @Override
    public final Integer call() {
        return run(new Session(program, broker.target(url()), output.isJson(), ApiVersion.of(broker.apiVersion())));
    }

    /** Returns the URL, if the command has a place for it beside the options. */
    Optional<String> url() {
        return Optional.empty();
    }

    /** Runs the command and returns its exit code. */
    abstract int run(Session session);
}
