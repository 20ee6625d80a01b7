package io.openbroker.osb.internal.command;

import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints new ids. */
@Command(name = "new-id", description = "Print new ids for service offerings, service plans, instances or bindings.")
public final class NewIdCommand implements Callable<Integer> {

    private final Program program;

    @Option(
            names = {"-n", "--number"},
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "How many. The default is ${DEFAULT-VALUE}.")
    private int number = 1;

    /** Creates the command. */
    public NewIdCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (number < 1) {
            throw CommandFailure.usage("The number of ids is " + number + "; it must be at least 1.");
        }
        for (int count = 0; count < number; count++) {
            program.print(UUID.randomUUID().toString());
        }
        return ExitCode.OK;
    }
}
