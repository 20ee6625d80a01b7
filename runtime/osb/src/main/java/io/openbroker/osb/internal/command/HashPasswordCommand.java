package io.openbroker.osb.internal.command;

import io.openbroker.osb.internal.option.TextSource;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Terminal;
import io.openbroker.security.PasswordHashes;
import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the hash of a password. */
@Command(
        name = "hash-password",
        description =
                "Print the hash of a password, for the settings of a broker made with openbroker. The password comes from a prompt, a file or standard input.")
public final class HashPasswordCommand implements Callable<Integer> {

    private final Program program;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password.")
    private Optional<String> file = Optional.empty();

    /** Creates the command. */
    public HashPasswordCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Optional<Console> console = file.isPresent() ? Optional.empty() : Terminal.console();
        String password = console.isPresent()
                ? prompt(console.get())
                : TextSource.file(program, file.orElse("-")).replaceFirst("\\R\\z", "");
        program.print(new PasswordHashes().hash(password));
        return ExitCode.OK;
    }

    private static String prompt(Console console) {
        char[] typed = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (typed == null || again == null || !Arrays.equals(typed, again)) {
            throw CommandFailure.usage("The passwords differ. Type the same twice.");
        }
        return new String(typed);
    }
}
