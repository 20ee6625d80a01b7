package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OperationEnd;
import io.openbroker.client.OperationPoller;
import io.openbroker.client.OrphanMitigation;
import io.openbroker.client.OsbRequest;
import io.openbroker.client.PollProgress;
import io.openbroker.client.PollSettings;
import io.openbroker.client.StartedOperation;
import io.openbroker.model.OperationStatus;
import io.openbroker.osb.internal.option.DurationConverter;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Interrupts;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.VisibleText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** A command that starts an operation, and waits for it. */
abstract class OperationCommand extends BrokerCommand {

    private static final int RUNTIME_HALT = 2;

    @Option(
            names = "--no-wait",
            description = "Return when the broker has started the operation. Otherwise wait until it has ended.")
    private boolean noWait;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "The longest time to wait. The default is the maximum polling duration of the plan, or 7 days.")
    private Optional<Duration> waitTimeout = Optional.empty();

    @Option(
            names = "--poll-interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "The time between polls, unless the broker sends Retry-After. The default grows from 1s to 1m.")
    private Optional<Duration> pollInterval = Optional.empty();

    OperationCommand(Program program) {
        super(program);
    }

    /** How an operation of this command is sent, named and shown. */
    record Operation(String name, OsbRequest request, Supplier<ClientResult<?>> send, ObjectNode shown) {}

    /**
     * Sends a request, waits for its end, and fills in what is shown of it.
     *
     * @return the exit code; with {@link ExitCode#OK} the operation has succeeded, unless the user does not wait
     */
    final int carryOut(Session session, Optional<Catalog.Plan> plan, Operation operation) {
        Thread waiting = Thread.currentThread();
        Interrupts.handle(count -> {
            if (count < RUNTIME_HALT) {
                waiting.interrupt();
            } else {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        });
        ClientResult<?> result = operation.send().get();
        Failures.warn(session.program(), result.violations());
        if (result instanceof ClientResult.Started<?> started) {
            return started(session, plan, operation, started.operation());
        }
        if (result instanceof ClientResult.Gone<?>
                && operation.request().operation().deletes()) {
            operation.shown().put("state", "gone");
            return ExitCode.OK;
        }
        if (result.value().isEmpty()) {
            throw failure(session, operation, result);
        }
        operation.shown().put("state", "succeeded");
        operation.shown().setAll(Session.body(result));
        return ExitCode.OK;
    }

    private static CommandFailure failure(Session session, Operation operation, ClientResult<?> result) {
        CommandFailure failure = Failures.of(operation.name(), result);
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (OrphanMitigation.isNeeded(operation.request().operation(), result)) {
            session.program().note("The broker may have begun all the same. To delete what may be left:");
            session.program().note("  " + Hints.deletion(session, operation.request()));
        }
        return interrupted ? new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", failure) : failure;
    }

    private int started(Session session, Optional<Catalog.Plan> plan, Operation operation, StartedOperation started) {
        ObjectNode shown = operation.shown();
        shown.put(
                "state",
                OperationStatus.State.IN_PROGRESS
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '));
        started.operationId().ifPresent(id -> shown.put("operation", id));
        started.dashboardUrl().ifPresent(url -> shown.put("dashboard_url", url));
        String poll = Hints.poll(session, operation.request(), started);
        if (noWait) {
            session.program().note("The " + operation.name() + " is in progress. To follow it:");
            session.program().note("  " + poll);
            return ExitCode.OK;
        }
        session.program().note("Waiting for the " + operation.name() + " …");
        OperationEnd end = new OperationPoller(session.broker().client(), settings(session, plan, operation.name()))
                .await(operation.request(), started);
        if (end.isSuccess()) {
            shown.put("state", "succeeded");
            return ExitCode.OK;
        }
        if (end instanceof OperationEnd.Failed failed) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The " + operation.name() + " failed: "
                            + VisibleText.of(failed.status().description().orElse("the broker does not say why")) + "."
                            + failed.status()
                                    .instanceUsable()
                                    .filter(usable -> !usable)
                                    .map(usable -> " The service instance is not usable.")
                                    .orElse(""));
        }
        if (end instanceof OperationEnd.Vanished) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The " + operation.name()
                            + " has come to nothing: the broker does not know the resource any more.");
        }
        String why = end instanceof OperationEnd.TimedOut timedOut
                ? "The " + operation.name() + " has not ended within "
                        + timedOut.after().toSeconds() + " s"
                        + timedOut.lastPoll()
                                .filter(last -> last.value().isEmpty())
                                .map(last -> " (the last poll: "
                                        + Failures.of("poll", last).getMessage() + ")")
                                .orElse("")
                : "Interrupted; the " + operation.name() + " goes on at the broker";
        session.program().note(why + ". To follow it:");
        session.program().note("  " + poll);
        session.print(shown);
        return end instanceof OperationEnd.TimedOut ? ExitCode.IN_PROGRESS : ExitCode.INTERRUPTED;
    }

    private PollSettings settings(Session session, Optional<Catalog.Plan> plan, String name) {
        PollSettings settings = PollSettings.DEFAULT
                .withTime(session.program().time())
                .until(() -> Thread.currentThread().isInterrupted())
                .reportingTo(progress -> session.program().note(line(name, progress)));
        settings = plan.map(settings::forPlan).orElse(settings);
        settings = pollInterval.map(settings::every).orElse(settings);
        return waitTimeout.map(settings::forAtMost).orElse(settings);
    }

    private static String line(String name, PollProgress progress) {
        String state = progress.isValid() ? "in progress" : "the last poll was not valid";
        return name + ": " + progress.description().map(VisibleText::of).orElse(state) + " ("
                + progress.elapsed().toSeconds() + " s)";
    }
}
