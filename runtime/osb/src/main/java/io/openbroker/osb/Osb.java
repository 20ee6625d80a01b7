package io.openbroker.osb;

import io.openbroker.client.http.ClientTime;
import io.openbroker.osb.internal.check.CheckCommand;
import io.openbroker.osb.internal.command.BindCommand;
import io.openbroker.osb.internal.command.CatalogCommand;
import io.openbroker.osb.internal.command.CompletionCommand;
import io.openbroker.osb.internal.command.DeprovisionCommand;
import io.openbroker.osb.internal.command.FetchCommand;
import io.openbroker.osb.internal.command.HashPasswordCommand;
import io.openbroker.osb.internal.command.HelpCommand;
import io.openbroker.osb.internal.command.NewIdCommand;
import io.openbroker.osb.internal.command.PollCommand;
import io.openbroker.osb.internal.command.ProvisionCommand;
import io.openbroker.osb.internal.command.RotateCommand;
import io.openbroker.osb.internal.command.UnbindCommand;
import io.openbroker.osb.internal.command.UpdateCommand;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Terminal;
import io.openbroker.osb.internal.output.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code osb}. */
@Command(
        name = "osb",
        description = "Call service brokers, and check whether they conform to the Open Service Broker API.",
        versionProvider = Osb.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:All is well.",
            "  1:A MUST is violated, or the broker has rejected a request or failed.",
            "  2:Wrong usage.",
            "  3:There is no broker at the URL, or it rejects the credentials.",
            "  4:The operation is still in progress.",
            "130:Interrupted by Ctrl-C."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  OSB_URL                  the URL of the broker",
            "  OSB_USER, OSB_PASSWORD   for basic authentication",
            "  OSB_TOKEN                a bearer token"
        })
public final class Osb {

    private static final int USAGE_WIDTH = 100;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of failures.")
    private boolean debug;

    private Osb() {}

    /**
     * Runs the program, and ends the JVM with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        Program program = new Program(environment, System.in, out, err, Terminal.find(environment), ClientTime.SYSTEM);
        int code = commandLine(program).execute(args);
        out.flush();
        System.exit(code);
    }

    static CommandLine commandLine(Program program) {
        Osb osb = new Osb();
        CommandLine line = new CommandLine(osb);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(ScopeType.INHERIT)
                        .description("Print this help.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version.")
                        .build());
        line.addSubcommand(new CatalogCommand(program));
        line.addSubcommand(new ProvisionCommand(program));
        line.addSubcommand(new UpdateCommand(program));
        line.addSubcommand(new BindCommand(program));
        line.addSubcommand(new RotateCommand(program));
        line.addSubcommand(new UnbindCommand(program));
        line.addSubcommand(new DeprovisionCommand(program));
        line.addSubcommand(new FetchCommand(program));
        line.addSubcommand(new PollCommand(program));
        line.addSubcommand(new CheckCommand(program));
        line.addSubcommand(new NewIdCommand(program));
        line.addSubcommand(new HashPasswordCommand(program));
        line.addSubcommand(new CompletionCommand(program));
        line.addSubcommand(new HelpCommand(program));
        line.setOut(new PrintWriter(program.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(program.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(USAGE_WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> osb.failed(program, failure));
        line.setParameterExceptionHandler((failure, arguments) -> usage(program, failure));
        return line;
    }

    private static int usage(Program program, CommandLine.ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        program.note("osb: " + VisibleText.of(sentence(failure.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        program.note("Usage: osb help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
        return ExitCode.USAGE;
    }

    private int failed(Program program, Exception failure) {
        if (debug) {
            failure.printStackTrace(program.err());
        }
        if (failure instanceof CommandFailure expected) {
            program.note("osb: " + expected.getMessage());
            return expected.exitCode();
        }
        program.note("osb: " + VisibleText.of(sentence(failure.getMessage()))
                + (debug || failure instanceof IllegalArgumentException ? "" : " Use --debug for details."));
        return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.FAILED;
    }

    private static String sentence(@Nullable String message) {
        String text = Optional.ofNullable(message).orElse("An unexpected failure.");
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        Version() {}

        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Osb.class.getPackage().getImplementationVersion())
                    .orElse("(not from a jar)");
            return List.of("osb " + version, "Open Service Broker API 2.13 to 2.17", "Java " + Runtime.version())
                    .toArray(String[]::new);
        }
    }
}
