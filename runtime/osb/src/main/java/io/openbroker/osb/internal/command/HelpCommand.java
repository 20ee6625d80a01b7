package io.openbroker.osb.internal.command;

import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command; picocli's own has an option that the root's option for help gets in the way of. */
@Command(name = "help", description = "Print the help of a command.")
public final class HelpCommand implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private Optional<String> command = Optional.empty();

    /** Creates the command. */
    public HelpCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        CommandLine wanted = root;
        if (command.isPresent()) {
            wanted = Optional.ofNullable(root.getSubcommands().get(command.get()))
                    .orElseThrow(() -> CommandFailure.usage("There is no command \"" + command.get() + "\". "
                            + Suggestion.of(command.get(), root.getSubcommands().keySet())));
        }
        program.out().print(wanted.getUsageMessage());
        program.out().flush();
        return ExitCode.OK;
    }
}
