package io.openbroker.osb.internal.command;

import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(
        name = "completion",
        description = {
            "Print a script that completes commands and options in bash or zsh.",
            "To use it: source <(osb completion)"
        })
public final class CompletionCommand implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "bash",
            paramLabel = "SHELL",
            description = "bash or zsh. The script is the same for both.")
    private ShellName shell = ShellName.bash;

    /** Shells. The constants are the values of the parameter. */
    enum ShellName {
        bash,
        zsh
    }

    /** Creates the command. */
    public CompletionCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        program.print("# Completion for " + shell);
        program.out().print(AutoComplete.bash("osb", spec.root().commandLine()));
        program.out().flush();
        return ExitCode.OK;
    }
}
