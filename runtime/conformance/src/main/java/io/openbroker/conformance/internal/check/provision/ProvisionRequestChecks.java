package io.openbroker.conformance.internal.check.provision;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.Instances;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.parameter.InvalidParameters;
import io.openbroker.conformance.internal.parameter.ParameterSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Which provision requests are accepted, and which are rejected. */
public final class ProvisionRequestChecks {

    private static final String UNKNOWN = "openbroker-conformance-unknown-id";

    private static final Check NO_SERVICE = Check.must(Area.PROVISION, "provision.request.service-id-required")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request without service_id gets 400.")
            .remedy("Reject requests without service_id with 400.")
            .writes(probe -> Statuses.expect(
                    probe,
                    "A provision request without service_id",
                    probe.send(valid(probe).without("service_id")),
                    400));

    private static final Check NO_PLAN = Check.must(Area.PROVISION, "provision.request.plan-id-required")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request without plan_id gets 400.")
            .remedy("Reject requests without plan_id with 400.")
            .writes(probe -> Statuses.expect(
                    probe,
                    "A provision request without plan_id",
                    probe.send(valid(probe).without("plan_id")),
                    400));

    private static final Check EMPTY_IDS = Check.must(Area.PROVISION, "provision.request.ids-not-empty")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request with an empty service_id or plan_id is rejected.")
            .remedy("Reject empty ids with 400.")
            .writes(probe -> {
                for (String name : List.of("service_id", "plan_id")) {
                    Statuses.expectRejection(
                            probe,
                            "A provision request with an empty " + name,
                            probe.send(valid(probe).with(name, "")));
                }
            });

    private static final Check UNKNOWN_SERVICE = Check.should(
                    Area.PROVISION, "provision.request.unknown-service-rejected")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request for an offering that is not in the catalog is rejected.")
            .remedy("Look service_id up in the catalog and reject unknown ids with 400.")
            .writes(probe -> Statuses.expectRejection(
                    probe,
                    "A provision request for the unknown offering " + UNKNOWN,
                    probe.send(valid(probe).with("service_id", UNKNOWN))));

    private static final Check UNKNOWN_PLAN = Check.should(Area.PROVISION, "provision.request.unknown-plan-rejected")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request for a plan that is not in the catalog is rejected.")
            .remedy("Look plan_id up in the catalog and reject unknown ids with 400.")
            .writes(probe -> Statuses.expectRejection(
                    probe,
                    "A provision request for the unknown plan " + UNKNOWN,
                    probe.send(valid(probe).with("plan_id", UNKNOWN))));

    private static final Check FOREIGN_PLAN = Check.should(
                    Area.PROVISION, "provision.request.plan-of-another-offering-rejected")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request whose plan belongs to another offering is rejected.")
            .remedy("Look plan_id up among the plans of the offering and reject others with 400.")
            .writes(probe -> {
                Plan foreign = otherOffering(probe)
                        .flatMap(offering -> offering.plans().stream().findFirst())
                        .filter(plan -> !plan.id().isEmpty()
                                && !plan.id().equals(probe.plan().id()))
                        .orElseThrow(() -> probe.notApplicable("The catalog has no other offering with a plan."));
                Statuses.expectRejection(
                        probe,
                        "A provision request for the plan " + foreign.title() + " of another offering",
                        probe.send(valid(probe).with("plan_id", foreign.id())));
            });

    private static final Check MINIMAL = Check.may(Area.PROVISION, "provision.parameters.minimal-accepted")
            .section(SpecSection.INSTANCE_SCHEMA)
            .requirement("Parameters with only what the published schema requires are accepted.")
            .remedy("Make the schema require what the broker requires.")
            .when(Condition.schema(SchemaPlace.PROVISION))
            .own(provisions(
                    (source, plan) -> source.minimal(plan, SchemaPlace.PROVISION), "only the required parameters"));

    private static final Check FULL = Check.may(Area.PROVISION, "provision.parameters.full-accepted")
            .section(SpecSection.INSTANCE_SCHEMA)
            .requirement("Parameters with every property of the published schema are accepted.")
            .remedy(
                    "Accept all values that conform to the schema, or publish a schema that is as strict as the broker.")
            .when(Condition.schema(SchemaPlace.PROVISION))
            .own(provisions(
                    (source, plan) -> source.full(plan, SchemaPlace.PROVISION), "all parameters of the schema"));

    private static final Check INVALID = Check.should(Area.PROVISION, "provision.parameters.invalid-rejected")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("Parameters that violate the published schema are rejected.")
            .remedy("Validate parameters against the published schema and reject invalid ones with 400.")
            .when(Condition.schema(SchemaPlace.PROVISION))
            .own((probe, instances) -> {
                for (InvalidParameters invalid : invalid(probe, instances.plan())) {
                    Statuses.expectRejection(
                            probe,
                            "A provision request with invalid parameters (" + invalid.violation() + ")",
                            probe.send(provision(probe, instances.plan()).with("parameters", invalid.parameters())));
                }
            });

    private static final Check INVALID_400 = Check.should(Area.PROVISION, "provision.parameters.invalid-400")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("The rejection of parameters that violate the published schema has the status 400.")
            .remedy("Reject invalid parameters with 400, and say in description what is wrong with them.")
            .when(Condition.schema(SchemaPlace.PROVISION))
            .own((probe, instances) -> {
                InvalidParameters first = invalid(probe, instances.plan()).get(0);
                ResponseView response =
                        probe.send(provision(probe, instances.plan()).with("parameters", first.parameters()));
                if (response.isSuccess()) {
                    throw probe.notApplicable("The broker accepts the parameters (" + first.violation() + ").");
                }
                Statuses.expect(
                        probe,
                        "A provision request with invalid parameters (" + first.violation() + ")",
                        response,
                        400);
            });

    private static final Check CONTEXT = Check.must(Area.PROVISION, "provision.request.context-optional")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request without context is accepted.")
            .remedy("Treat context as optional, and read organization_guid and space_guid in its place.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                Statuses.expectSuccess(
                        probe,
                        "A provision request without context",
                        instance.run(instance.provisionRequest().without("context")));
            });

    private static final Check UNKNOWN_CONTEXT = Check.must(Area.PROVISION, "provision.request.context-extensible")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A context with members that the broker does not know is accepted.")
            .remedy("Ignore members of context that the broker does not know.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                OsbRequest request = instance.provisionRequest();
                ObjectNode context = probe.requests().parameters().context(instances.plan());
                context.putObject("openbroker_conformance").put("member", 1);
                Statuses.expectSuccess(
                        probe,
                        "A provision request with an unknown member in context",
                        instance.run(request.with("context", context)));
            });

    private static final Check REJECTED_LEAVES_NOTHING = Check.must(
                    Area.PROVISION, "provision.rejected.creates-nothing")
            .section(SpecSection.ERROR_CODES)
            .requirement("A provision request that is rejected with a 4xx creates no instance: the id is still free.")
            .remedy("Validate the request before anything is stored.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                ResponseView rejected =
                        instance.send(instance.provisionRequest().with("plan_id", UNKNOWN));
                if (!rejected.isRejection()) {
                    throw probe.notRun(
                            "The broker accepts an unknown plan, see provision.request.unknown-plan-rejected.");
                }
                var record = instance.run(instance.provisionRequest());
                probe.expect(
                        record.succeeded(),
                        "After a rejected provision request, a valid one for the same id did not succeed: "
                                + record.endReason(),
                        rejected.exchange(),
                        record.response().exchange());
            });

    private ProvisionRequestChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                NO_SERVICE,
                NO_PLAN,
                EMPTY_IDS,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                FOREIGN_PLAN,
                MINIMAL,
                FULL,
                INVALID,
                INVALID_400,
                CONTEXT,
                UNKNOWN_CONTEXT,
                REJECTED_LEAVES_NOTHING);
    }

    private static OsbRequest valid(Probe probe) {
        return provision(probe, probe.plan());
    }

    /** A request with a new id that would be accepted, synchronously or not. */
    private static OsbRequest provision(Probe probe, Plan plan) {
        return probe.requests().provision(probe.newId(), plan).acceptingIncomplete();
    }

    private static Optional<Offering> otherOffering(Probe probe) {
        return probe.catalog().offerings().stream()
                .filter(offering ->
                        !offering.id().equals(probe.plan().offering().id()))
                .findFirst();
    }

    private static List<InvalidParameters> invalid(Probe probe, Plan plan) {
        List<InvalidParameters> invalid = probe.requests().parameters().invalid(plan, SchemaPlace.PROVISION);
        if (invalid.isEmpty()) {
            throw probe.notApplicable("No parameters were found that violate the schema.");
        }
        return invalid;
    }

    private static CheckBody.OfInstances provisions(Parameters parameters, String what) {
        return (Probe probe, Instances instances) -> {
            ObjectNode chosen = parameters
                    .of(probe.requests().parameters(), instances.plan())
                    .orElseThrow(() -> probe.notRun("No parameters were found that conform to the schema."));
            Instance instance = instances.reserve();
            Statuses.expectSuccess(
                    probe,
                    "A provision request with " + what,
                    instance.run(instance.provisionRequest().with("parameters", chosen)));
        };
    }

    @FunctionalInterface
    private interface Parameters {
        Optional<ObjectNode> of(ParameterSource source, Plan plan);
    }
}
