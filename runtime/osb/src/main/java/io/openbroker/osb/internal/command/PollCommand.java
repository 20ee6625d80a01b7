package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest.LastBindingOperation;
import io.openbroker.client.OsbRequest.LastOperation;
import io.openbroker.model.OperationStatus;
import io.openbroker.osb.internal.option.PlanOptions;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.VisibleText;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows the state of an operation. */
@Command(
        name = "poll",
        description =
                "Show the state of the last operation on a service instance or service binding; with --wait, until it has ended.")
public final class PollCommand extends BrokerCommand {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "What the broker has called the operation when it started.")
    private Optional<String> operation = Optional.empty();

    @Option(
            names = "--deletion",
            description = "The operation is a deletion, so a resource that does not exist is a success.")
    private boolean deletion;

    @Option(names = "--wait", description = "Poll until the operation has ended.")
    private boolean wait;

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the service instance.")
    private String instance = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "BINDING", description = "The id of the service binding.")
    private Optional<String> binding = Optional.empty();

    /** Creates the command. */
    public PollCommand(Program program) {
        super(program);
    }

    @Override
    int run(Session session) {
        Optional<ChosenPlan> chosen = plan.service().isEmpty() && plan.plan().isEmpty()
                ? Optional.empty()
                : Optional.of(session.planOf(instance, plan));
        Optional<String> service = chosen.map(ChosenPlan::offering).map(Catalog.Offering::id);
        Optional<String> planId = chosen.map(ChosenPlan::plan).map(Catalog.Plan::id);
        while (true) {
            ClientResult<OperationStatus> result = binding.isPresent()
                    ? session.broker()
                            .client()
                            .lastBindingOperation(
                                    new LastBindingOperation(instance, binding.get(), service, planId, operation))
                    : session.broker().client().lastOperation(new LastOperation(instance, service, planId, operation));
            Optional<Integer> code = shown(session, result);
            if (code.isPresent()) {
                return code.get();
            }
            try {
                session.program()
                        .time()
                        .sleep(result.value()
                                .flatMap(OperationStatus::retryAfter)
                                .orElse(INTERVAL));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.INTERRUPTED;
            }
        }
    }

    /** Returns the exit code, or empty if the operation is polled again. */
    private Optional<Integer> shown(Session session, ClientResult<OperationStatus> result) {
        ObjectNode shown = Json.object().put("instance_id", instance);
        binding.ifPresent(id -> shown.put("binding_id", id));
        if (deletion && result instanceof ClientResult.Gone) {
            return Optional.of(session.printed(shown.put("state", "gone")));
        }
        OperationStatus status = result.value().orElseThrow(() -> Failures.of("poll", result));
        Failures.warn(session.program(), result.violations());
        if (wait && status.state() == OperationStatus.State.IN_PROGRESS) {
            session.program().note(status.description().map(VisibleText::of).orElse("in progress"));
            return Optional.empty();
        }
        shown.setAll(Session.body(result));
        session.print(shown);
        return Optional.of(
                switch (status.state()) {
                    case SUCCEEDED -> ExitCode.OK;
                    case FAILED -> ExitCode.FAILED;
                    case IN_PROGRESS -> ExitCode.IN_PROGRESS;
                });
    }
}
