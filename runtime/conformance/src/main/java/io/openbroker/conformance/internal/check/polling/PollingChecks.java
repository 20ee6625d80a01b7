package io.openbroker.conformance.internal.check.polling;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The state of asynchronous operations. */
public final class PollingChecks {

    private static final Set<Step> ALL = EnumSet.of(
            Step.PROVISION,
            Step.UPDATE_PARAMETERS,
            Step.UPDATE_PLAN,
            Step.UPDATE_PLAN_BACK,
            Step.BIND,
            Step.ROTATE,
            Step.UNBIND_ROTATED,
            Step.UNBIND,
            Step.DEPROVISION);
    private static final Set<Step> DELETIONS = EnumSet.of(Step.UNBIND_ROTATED, Step.UNBIND, Step.DEPROVISION);
    private static final Set<Step> UPDATES =
            EnumSet.of(Step.UPDATE_PARAMETERS, Step.UPDATE_PLAN, Step.UPDATE_PLAN_BACK);
    private static final Set<Step> BINDINGS = EnumSet.of(Step.BIND, Step.ROTATE, Step.UNBIND_ROTATED, Step.UNBIND);
    private static final Set<String> STATES = Set.of("in progress", "succeeded", "failed");
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private static final Check STATUS = Check.must(Area.POLLING, "polling.status-200")
            .section(SpecSection.POLLING_INSTANCE_RESPONSE)
            .requirement("A poll of an operation gets 200; that of a deletion may also get 410.")
            .remedy("Respond with 200 and a state. A deletion that is complete may respond with 410.")
            .judges((probe, recording) -> polls(probe, recording, (step, poll) -> {
                if (!DELETIONS.contains(step) || poll.status() != 410) {
                    Statuses.expect(probe, "A poll of " + step.title(), poll, 200);
                }
            }));

    private static final Check STATE = Check.must(Area.POLLING, "polling.state-valid")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement("The state of an operation is in progress, succeeded or failed.")
            .remedy("Return one of the three states as a string.")
            .judges((probe, recording) -> polls(probe, recording, (step, poll) -> {
                if (poll.status() == 200) {
                    JsonView state = poll.json().get("state");
                    Shapes.expect(
                            probe,
                            poll,
                            state,
                            STATES.contains(state.text()),
                            "\"in progress\", \"succeeded\" or \"failed\"");
                }
            }));

    private static final Check DESCRIPTION = Check.must(Area.POLLING, "polling.description-text")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement("The description of an operation is a string, and not empty if a service instance is polled.")
            .remedy("Return a text as description, or leave it out.")
            .judges((probe, recording) -> polls(probe, recording, (step, poll) -> {
                JsonView description = poll.json().get("description");
                if (description.isPresent()) {
                    boolean maybeEmpty = BINDINGS.contains(step);
                    Shapes.expect(
                            probe,
                            poll,
                            description,
                            maybeEmpty ? description.isString() : description.isText(),
                            maybeEmpty ? "a string" : "a string that is not empty");
                }
            }));

    private static final Check USABLE = Check.must(Area.POLLING, "polling.instance-usable-defined")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement("The flag instance_usable is a boolean, and failures of other operations than updates and"
                    + " deprovisioning do not have it.")
            .remedy("Leave instance_usable out elsewhere.")
            .judges((probe, recording) -> polls(
                    probe,
                    recording,
                    (step, poll) -> flag(
                            probe, step, poll, "instance_usable", UPDATES.contains(step) || step == Step.DEPROVISION)));

    private static final Check REPEATABLE = Check.must(Area.POLLING, "polling.update-repeatable-defined")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement(
                    "The flag update_repeatable is a boolean, and failures of other operations than updates do not have"
                            + " it.")
            .remedy("Leave update_repeatable out elsewhere.")
            .judges((probe, recording) -> polls(
                    probe,
                    recording,
                    (step, poll) -> flag(probe, step, poll, "update_repeatable", UPDATES.contains(step))));

    private static final Check RETRY = Check.should(Area.POLLING, "polling.retry-after-duration")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement("The header Retry-After of a poll is a number of seconds.")
            .remedy("Send the seconds to wait, without a unit.")
            .judges((probe, recording) -> polls(
                    probe,
                    recording,
                    (step, poll) -> poll.header("Retry-After")
                            .ifPresent(value -> probe.expect(
                                    SECONDS.matcher(value.strip()).matches(),
                                    "Retry-After is " + value + ". Expected: a number of seconds.",
                                    poll))));

    private static final Check UNKNOWN = Check.must(Area.POLLING, "polling.unknown-instance-404")
            .section(SpecSection.POLLING_INSTANCE_RESPONSE)
            .requirement("A poll of an instance that does not exist gets 404.")
            .remedy("Respond with 404 if the instance never existed.")
            .own((probe, instances) -> Statuses.expect(
                    probe,
                    "A poll of an unknown instance",
                    probe.send(instances.reserve().lastOperationRequest()),
                    404));

    private static final Check UNKNOWN_BINDING = Check.must(Area.POLLING, "polling.unknown-binding-404")
            .section(SpecSection.POLLING_BINDING_RESPONSE)
            .requirement("A poll of a service binding that does not exist gets 404.")
            .remedy("Respond with 404 if the service binding never existed.")
            .when(Condition.BINDABLE)
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "A poll of an unknown service binding",
                            probe.send(shared.instance().reserveBinding().lastOperationRequest()),
                            404));

    private static final Check HINTS = Check.must(Area.POLLING, "polling.hints-optional")
            .section(SpecSection.POLLING_INSTANCE_PARAMETERS)
            .requirement("A poll without service_id and plan_id gets 200.")
            .remedy("Look the operation up by the id of the instance.")
            .at(Stage.PROVISIONING, withoutHints());

    private static final Check HINTS_OF_BINDING = Check.must(Area.POLLING, "polling.binding-hints-optional")
            .section(SpecSection.POLLING_BINDING_PARAMETERS)
            .requirement("A poll of a service binding without service_id and plan_id gets 200.")
            .remedy("Look the operation up by the id of the service binding.")
            .at(Stage.BINDING, withoutHints());

    private static final Check STABLE = Check.should(Area.POLLING, "polling.end-remembered")
            .section(SpecSection.POLLING_INSTANCE_BODY)
            .requirement("The end of provisioning is still known when it is polled again.")
            .remedy("Keep the state of the latest operation of an instance.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> remembered(
                            probe,
                            shared.recording(),
                            Step.PROVISION,
                            shared.instance().lastOperationRequest()));

    private static final Check STABLE_BINDING = Check.should(Area.POLLING, "polling.binding-end-remembered")
            .section(SpecSection.POLLING_BINDING_BODY)
            .requirement("The end of binding is still known when it is polled again.")
            .remedy("Keep the state of the latest operation of a service binding.")
            .when(Condition.BINDABLE)
            .at(
                    Stage.BOUND,
                    (probe, shared) -> remembered(
                            probe,
                            shared.recording(),
                            Step.BIND,
                            shared.binding().lastOperationRequest()));

    private PollingChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                STATUS,
                STATE,
                DESCRIPTION,
                USABLE,
                REPEATABLE,
                RETRY,
                UNKNOWN,
                UNKNOWN_BINDING,
                HINTS,
                HINTS_OF_BINDING,
                STABLE,
                STABLE_BINDING);
    }

    @FunctionalInterface
    private interface Look {
        void at(Step step, ResponseView poll);
    }

    private static void polls(Probe probe, Recording recording, Look look) {
        boolean polled = false;
        for (Step step : ALL) {
            for (ResponseView poll :
                    recording.find(step).map(OperationRecord::polls).orElse(List.of())) {
                if (poll.responded()) {
                    polled = true;
                    look.at(step, poll);
                }
            }
        }
        if (!polled) {
            throw probe.notApplicable("The broker completed all operations synchronously.");
        }
    }

    private static void flag(Probe probe, Step step, ResponseView poll, String name, boolean defined) {
        JsonView flag = poll.json().get(name);
        if (!flag.isPresent()) {
            return;
        }
        Shapes.expect(probe, poll, flag, flag.isBoolean(), "a boolean");
        boolean failed = poll.json().get("state").text().equals("failed");
        probe.expect(defined || !failed, "The poll of " + step.title() + " has " + flag.pointer() + ".", poll);
    }

    private static CheckBody.Visit withoutHints() {
        return (probe, shared) -> {
            ResponseView usual = probe.send(shared.pollRequest());
            if (usual.status() != 200) {
                throw probe.notRun("A poll got " + usual.status() + ", see polling.status-200.");
            }
            Statuses.expect(
                    probe,
                    "A poll without service_id and plan_id",
                    probe.send(shared.pollRequest().withoutQuery("service_id").withoutQuery("plan_id")),
                    200);
        };
    }

    private static void remembered(Probe probe, Recording recording, Step step, OsbRequest poll) {
        OperationRecord record = recording.asynchronous(step);
        if (!record.succeeded()) {
            throw probe.notRun(Recording.failure(step, record));
        }
        ResponseView response = probe.send(record.operation()
                .map(operation -> poll.query("operation", operation))
                .orElse(poll));
        probe.expect(
                response.status() == 200 && response.json().get("state").text().equals("succeeded"),
                "Another poll after the end of " + step.title() + " got the status " + response.status()
                        + " and the state " + response.json().get("state").shown()
                        + ". Expected: 200 and \"succeeded\".",
                response);
    }
}
