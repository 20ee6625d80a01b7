package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.client.StartedOperation;
import io.openbroker.client.operation.OperationEnd;
import io.openbroker.client.operation.OperationPoller;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.client.operation.PollProgress;
import io.openbroker.client.operation.PollSettings;
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
        return result.accept(new Completion(session, plan, operation));
    }

    /** Shows what a request has done, waits for the end if it goes on, and returns the exit code. */
    private final class Completion implements ClientResult.Visitor<Object, Integer> {

        private final Session session;
        private final Optional<Catalog.Plan> plan;
        private final Operation operation;

        Completion(Session session, Optional<Catalog.Plan> plan, Operation operation) {
            this.session = session;
            this.plan = plan;
            this.operation = operation;
        }

        @Override
        public Integer visit(ClientResult.Done<?> result) {
            operation.shown().put("state", "succeeded");
            operation.shown().setAll(Session.body(result));
            return ExitCode.OK;
        }

        @Override
        public Integer visit(ClientResult.Started<?> result) {
            return started(session, plan, operation, result.operation());
        }

        @Override
        public Integer visit(ClientResult.Gone<?> result) {
            if (!operation.request().operation().deletes()) {
                throw failure(session, operation, result);
            }
            operation.shown().put("state", "gone");
            return ExitCode.OK;
        }

        @Override
        public Integer visit(ClientResult.Failed<?> result) {
            throw failure(session, operation, result);
        }

        @Override
        public Integer visit(ClientResult.Malformed<?> result) {
            throw failure(session, operation, result);
        }

        @Override
        public Integer visit(ClientResult.Unreachable<?> result) {
            throw failure(session, operation, result);
        }
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
        return end.accept(new Ending(session, operation, poll));
    }

    /** Shows how an operation has ended, and returns the exit code. */
    private record Ending(Session session, Operation operation, String poll) implements OperationEnd.Visitor<Integer> {

        @Override
        public Integer visit(OperationEnd.Succeeded end) {
            operation.shown().put("state", "succeeded");
            return ExitCode.OK;
        }

        @Override
        public Integer visit(OperationEnd.Failed end) {
            String usable = end.status()
                    .instanceUsable()
                    .filter(value -> !value)
                    .map(value -> " The service instance is not usable.")
                    .orElse("");
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The " + operation.name() + " failed: "
                            + VisibleText.of(end.status().description().orElse("the broker does not say why")) + "."
                            + usable);
        }

        @Override
        public Integer visit(OperationEnd.Vanished end) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The " + operation.name()
                            + " has come to nothing: the broker does not know the resource any more.");
        }

        @Override
        public Integer visit(OperationEnd.TimedOut end) {
            String lastPoll = end.lastPoll()
                    .filter(last -> last.value().isEmpty())
                    .map(last -> " (the last poll: " + Failures.of("poll", last).getMessage() + ")")
                    .orElse("");
            goesOn("The " + operation.name() + " has not ended within "
                    + end.after().toSeconds() + " s" + lastPoll);
            return ExitCode.IN_PROGRESS;
        }

        @Override
        public Integer visit(OperationEnd.Cancelled end) {
            goesOn("Interrupted; the " + operation.name() + " goes on at the broker");
            return ExitCode.INTERRUPTED;
        }

        private void goesOn(String why) {
            session.program().note(why + ". To follow it:");
            session.program().note("  " + poll);
            session.print(operation.shown());
        }
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
