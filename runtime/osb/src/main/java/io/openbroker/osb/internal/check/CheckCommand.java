package io.openbroker.osb.internal.check;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.Conformance;
import io.openbroker.conformance.ConformanceBuilder;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.ReportFormat;
import io.openbroker.conformance.TextStyle;
import io.openbroker.osb.internal.option.BrokerOptions;
import io.openbroker.osb.internal.option.DurationConverter;
import io.openbroker.osb.internal.option.TextSource;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Interrupts;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Table;
import io.openbroker.osb.internal.output.Terminal;
import io.openbroker.osb.internal.output.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a broker. */
@Command(
        name = "check",
        description =
                "Check whether a broker conforms to the Open Service Broker API. What the checks create is deleted at the end, also after Ctrl-C; what cannot be deleted is listed.")
public final class CheckCommand implements Callable<Integer> {

    private final Program program;

    @Mixin
    private final BrokerOptions broker;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "URL",
            description = "The URL of the broker. The default is $OSB_URL.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--mode",
            split = ",",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description =
                    "What the checks may do: read-only, lifecycle, races, hostile. Can be repeated. The default is read-only and lifecycle.")
    private List<Mode> modes = new ArrayList<>();

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "PLATFORM",
            converter = ProfileConverter.class,
            description =
                    "Check the demands of a platform too: cloudfoundry, sap, meshstack, kubernetes. Can be repeated.")
    private List<Profile> profiles = new ArrayList<>();

    @Option(
            names = {"-s", "--service"},
            paramLabel = "NAME",
            description = "Check only the service offering with this name or id.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description = "Check only service plans with this name or id. The default is one plan of each offering.")
    private Optional<String> plan = Optional.empty();

    @Option(names = "--all-plans", description = "Check each plan, instead of one of each offering.")
    private boolean allPlans;

    @Option(
            names = "--check",
            split = ",",
            paramLabel = "ID",
            description = "Run only checks with this id; * stands for anything, as in catalog.*. Can be repeated.")
    private List<String> checks = new ArrayList<>();

    @Option(
            names = "--parallel",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description =
                    "How many service instances are handled, and at least 8 requests of a race sent, at the same time. The default is ${DEFAULT-VALUE}.")
    private int parallel = 4;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "A YAML file with parameters of plans, for what cannot be generated from schemas.")
    private Optional<String> parameters = Optional.empty();

    @Option(
            names = "--operation-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description = "The longest time for an asynchronous operation. The default is ${DEFAULT-VALUE}.")
    private Duration operationTimeout = Duration.ofMinutes(10);

    @Option(
            names = "--run-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "2h",
            description = "The longest time for all checks. The default is ${DEFAULT-VALUE}.")
    private Duration runTimeout = Duration.ofHours(2);

    @Option(
            names = "--cleanup-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description = "The longest time for the deletions at the end. The default is ${DEFAULT-VALUE}.")
    private Duration cleanupTimeout = Duration.ofMinutes(10);

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write a report: text, junit, json, markdown or html. FORMAT can be left out for .txt, .xml, .json, .md and .html. Can be repeated.")
    private List<String> reports = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = ReportFormatConverter.class,
            description = "The format on standard output: text, junit, json, markdown or html. The default is text.")
    private ReportFormat output = ReportFormat.TEXT;

    @Option(names = "--list", description = "List the checks that the other options choose, and run none.")
    private boolean list;

    /** Creates the command. */
    public CheckCommand(Program program) {
        this.program = program;
        broker = new BrokerOptions(program);
    }

    @Override
    public Integer call() {
        CheckFilter filter = CheckFilter.of(checks);
        if (list) {
            return list(filter);
        }
        List<ReportFile> files = reports.stream().map(ReportFile::parse).toList();
        files.forEach(ReportFile::requireWritable);
        BrokerOptions.Target target = broker.target(url);
        Conformance conformance = conformance(target, filter);
        Ending ending = new Ending(program, conformance);
        Interrupts.handle(ending::signal);
        ProgressListener progress = program.terminal().isError()
                ? new LiveProgress(program.err(), program.terminal().textWidth())
                : new PlainProgress(program);
        Report report = conformance.run(progress);
        ending.ended();
        for (ReportFile file : files) {
            file.write(report);
            program.note("Wrote " + file + ".");
        }
        print(report);
        return ending.isSignalled() ? ExitCode.INTERRUPTED : report.exitCode();
    }

    private Conformance conformance(BrokerOptions.Target target, CheckFilter filter) {
        ConformanceBuilder builder = Conformance.of(target.transport())
                .rawConnections(target.settings())
                .broker(target.url())
                .modes(modes())
                .profiles(Set.copyOf(profiles))
                .apiVersion(ApiVersion.of(broker.apiVersion())
                        .orElseThrow(() -> CommandFailure.usage("The API version \"" + broker.apiVersion()
                                + "\" is not supported; use one of 2.13 to 2.17.")))
                .checks(filter)
                .parallelism(parallel)
                .operationDeadline(operationTimeout)
                .runDeadline(runTimeout)
                .cleanupDeadline(cleanupTimeout);
        service.ifPresent(builder::offering);
        plan.ifPresent(builder::plan);
        if (allPlans) {
            builder.allPlans(true);
        }
        parameters.map(file -> TextSource.file(program, file)).ifPresent(builder::parameters);
        return builder.build();
    }

    private Set<Mode> modes() {
        return modes.isEmpty() ? EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE) : EnumSet.copyOf(modes);
    }

    private void print(Report report) {
        Terminal terminal = program.terminal();
        boolean colours = terminal.isOutput() && !program.environment().containsKey("NO_COLOR");
        String text = output == ReportFormat.TEXT
                ? ReportFormat.text(report, new TextStyle(terminal.textWidth(), colours, true))
                : output.render(report);
        program.out().print(text.endsWith("\n") ? text : text + "\n");
        program.out().flush();
        if (output != ReportFormat.TEXT) {
            report.leftovers().forEach(leftover -> program.note("osb: left over: " + line(leftover)));
        }
    }

    static String line(Leftover leftover) {
        return VisibleText.of((leftover.bindingId().isPresent()
                        ? "binding " + leftover.bindingId().get() + " of "
                        : "") + "instance " + leftover.instanceId() + "; to delete it: " + leftover.deletion());
    }

    private int list(CheckFilter filter) {
        Set<Mode> chosen = new LinkedHashSet<>(modes.isEmpty() ? List.of(Mode.values()) : modes);
        Table table = new Table("ID", "LEVEL", "MODE", "SECTION", "REQUIREMENT");
        for (CheckInfo check : Conformance.checks()) {
            boolean ofProfile = profiles.isEmpty()
                    || check.profile().map(profiles::contains).orElse(true);
            if (filter.test(check.id()) && chosen.contains(check.mode()) && ofProfile) {
                table.row(
                        check.id(),
                        check.level().name().toLowerCase(Locale.ROOT),
                        check.mode().title(),
                        check.section(),
                        check.requirement());
            }
        }
        table.lines(program.terminal().width()).forEach(program::print);
        return ExitCode.OK;
    }
}
