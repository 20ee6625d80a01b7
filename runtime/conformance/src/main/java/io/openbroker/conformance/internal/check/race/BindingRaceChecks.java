package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import java.util.List;

/** Service bindings that are created by many requests at the same time. */
public final class BindingRaceChecks {

    private static final Check SAME = must("concurrency.identical-bind-once")
            .requirement("Of identical bind requests at the same time, at most one gets 201.")
            .remedy("Claim the id of the service binding before it is created.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                List<ResponseView> responses = new Race()
                        .with(binding, binding.bindRequest(), probe.atOnce())
                        .run(probe);
                Race.expectOneCreation(probe, "identical bind requests", responses);
                for (ResponseView response : responses) {
                    Statuses.expectOrBlocked(probe, "One of several identical bind requests", response, 200, 201, 202);
                }
            });

    private static final Check CREDENTIALS = Check.should(
                    Area.CONCURRENCY, "concurrency.identical-bind-same-credentials")
            .section(SpecSection.BINDING_RESPONSE)
            .when(Condition.BINDABLE)
            .requirement("Identical bind requests at the same time get the credentials of the one service binding.")
            .remedy("Return the credentials that are stored for the service binding.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                List<ResponseView> complete = new Race()
                        .with(binding, binding.bindRequest(), probe.atOnce()).run(probe).stream()
                                .filter(response -> response.is(200, 201))
                                .toList();
                if (complete.isEmpty()) {
                    throw probe.notApplicable("The broker completed none of the bind requests synchronously.");
                }
                long different = complete.stream()
                        .map(response -> response.json().get("credentials"))
                        .map(JsonView::node)
                        .distinct()
                        .count();
                probe.expect(
                        different == 1,
                        "Identical bind requests got " + different + " different credentials. Expected: the same.",
                        Statuses.evidence(complete.toArray(ResponseView[]::new)));
            });

    private static final Check PARAMETERS = must("concurrency.bind-other-parameters-conflict")
            .requirement("Of bind requests with different parameters at the same time, one kind is accepted.")
            .remedy("Claim the id of the service binding with its parameters, and reject others with 409.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                int each = probe.atOnce() / 2;
                List<ResponseView> responses = new Race()
                        .with(binding, binding.bindRequest(), each)
                        .with(binding, binding.otherBindRequest(), each)
                        .run(probe);
                Race.expectOneKind(probe, "bind requests", responses);
            });

    private BindingRaceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(SAME, CREDENTIALS, PARAMETERS);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CONCURRENCY, id)
                .section(SpecSection.BINDING_RESPONSE)
                .when(Condition.BINDABLE);
    }
}
