package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Deleting service bindings. */
public final class UnbindChecks {

    private static final DeletionChecks COMMON = new DeletionChecks(
            new DeletionChecks.Words(Area.UNBIND, "unbind", "an", "unbinding", "service binding"),
            new DeletionChecks.Sections(
                    SpecSection.UNBINDING,
                    SpecSection.UNBINDING_PARAMETERS,
                    SpecSection.UNBINDING_RESPONSE,
                    SpecSection.UNBINDING_BODY),
            Step.UNBIND,
            new BindingsOfTheSharedInstance());

    private static final Check UNKNOWN_INSTANCE = must("unbind.unknown-instance-410")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request for an instance that does not exist gets 410.")
            .remedy("Respond with 410 also if the instance does not exist, as its service bindings do not either.")
            .own((probe, instances) -> {
                Binding binding = instances.reserve().reserveBinding();
                Statuses.expect(
                        probe,
                        "An unbind request for an unknown instance",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check AGAIN = must("unbind.again-410")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request for a service binding that was deleted gets 410.")
            .remedy("Respond with 410 once the service binding is deleted.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().bind();
                if (!binding.unbind().succeeded()) {
                    throw probe.notRun("The service binding was not deleted, see unbind.succeeds.");
                }
                Statuses.expect(
                        probe,
                        "An unbind request for a deleted service binding",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check OTHERS = must("unbind.other-bindings-kept")
            .section(SpecSection.UNBINDING)
            .requirement("Deleting a service binding leaves the other ones of the instance as they are.")
            .remedy("Delete only the service binding with the id of the request.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding kept = shared.instance().bind();
                Binding deleted = shared.instance().bind();
                if (!deleted.unbind().succeeded()) {
                    throw probe.notRun("The service binding was not deleted, see unbind.succeeds.");
                }
                ResponseView response = Statuses.settle(kept, kept.unbindRequest());
                probe.expect(
                        response.status() != 410,
                        "Another service binding of the instance was deleted, too: its deletion got 410.",
                        response);
            });

    private UnbindChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return Stream.of(COMMON.checks(), List.of(UNKNOWN_INSTANCE, AGAIN, OTHERS))
                .flatMap(List::stream)
                .toList();
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.UNBIND, id).when(Condition.BINDABLE);
    }

    /** Service bindings of the shared instance, which others meet too. */
    private static final class BindingsOfTheSharedInstance implements DeletionChecks.Targets {

        @Override
        public CheckBuilder concerning(CheckBuilder builder) {
            return builder.when(Condition.BINDABLE);
        }

        @Override
        public Check existing(CheckBuilder builder, BiConsumer<Probe, Deletable> body) {
            return builder.at(Stage.PROVISIONED, (probe, shared) -> {
                Deletable binding = Deletable.of(shared.instance().bind());
                try {
                    body.accept(probe, binding);
                } finally {
                    binding.discard();
                }
            });
        }

        @Override
        public Check unknown(CheckBuilder builder, BiConsumer<Probe, Deletable> body) {
            return builder.at(
                    Stage.PROVISIONED,
                    (probe, shared) ->
                            body.accept(probe, Deletable.of(shared.instance().reserveBinding())));
        }
    }
}
