package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** Maintenance information in requests. */
public final class MaintenanceChecks {

    private static final String REMEDY =
            "Compare maintenance_info.version with that of the catalog and respond with 422 MaintenanceInfoConflict.";
    /** Versions that no catalog has, below and above. */
    private static final List<String> OTHERS = List.of("0.0.1-openbroker-conformance", "99999.0.0");

    private static final Check PROVISION_MATCH = check("maintenance.provision.match-accepted")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request with the maintenance version of the catalog is accepted.")
            .remedy("Accept the maintenance_info.version that the catalog publishes for the plan.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                Statuses.expectSuccess(
                        probe,
                        "A provision request with the maintenance version of the catalog",
                        instance.run(with(instance.provisionRequest(), version(instance))));
            });

    private static final Check PROVISION_MISMATCH = check("maintenance.provision.mismatch-422")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request with another maintenance version than that of the catalog gets 422"
                    + " MaintenanceInfoConflict.")
            .remedy(REMEDY)
            .own((probe, instances) -> {
                for (String version : OTHERS) {
                    Instance instance = instances.reserve();
                    Statuses.expectError(
                            probe,
                            "A provision request with the maintenance version " + version,
                            instance.send(with(instance.provisionRequest(), version)),
                            "MaintenanceInfoConflict");
                }
            });

    private static final Check OTHER_MEMBERS = check("maintenance.provision.other-members-ignored")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("Members of maintenance_info other than version are ignored.")
            .remedy("Compare the version alone.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                OsbRequest request = instance.provisionRequest()
                        .body(json -> json.putObject("maintenance_info")
                                .put("version", version(instance))
                                .put("description", "Another description than in the catalog"));
                Statuses.expectSuccess(
                        probe,
                        "A provision request with the maintenance version of the catalog and another description",
                        instance.run(request));
            });

    private static final Check UPDATE_MATCH = check("maintenance.update.match-accepted")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update with the maintenance version of the catalog is accepted, or is rejected as not"
                    + " supported, but not with MaintenanceInfoConflict.")
            .remedy("Accept the maintenance_info.version that the catalog publishes for the plan of the instance.")
            .at(Stage.UPDATED, (probe, shared) -> {
                Instance instance = shared.instance();
                ResponseView response = Statuses.settle(
                        instance,
                        with(instance.updateRequest(), version(instance)).acceptingIncomplete());
                if (!Statuses.accepted(response)
                        && (!response.is(422) || response.isError(422, "MaintenanceInfoConflict"))) {
                    Statuses.expect(probe, "An update with the maintenance version of the catalog", response, 200, 202);
                }
            });

    private static final Check UPDATE_MISMATCH = check("maintenance.update.mismatch-422")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("An update with another maintenance version than that of the catalog gets 422"
                    + " MaintenanceInfoConflict.")
            .remedy(REMEDY)
            .at(Stage.PROVISIONED, (probe, shared) -> {
                for (String version : OTHERS) {
                    Instance instance = shared.instance();
                    OsbRequest request = with(instance.updateRequest(), version).acceptingIncomplete();
                    Statuses.expectError(
                            probe,
                            "An update with the maintenance version " + version,
                            UpdateRequestChecks.update(probe, instance, request),
                            "MaintenanceInfoConflict");
                }
            });

    private static final Check WITHOUT = check("maintenance.provision.optional")
            .section(SpecSection.PROVISIONING_REQUEST)
            .requirement("A provision request without maintenance_info is accepted.")
            .remedy("Treat maintenance_info as optional in requests.")
            .judges((probe, recording) -> {
                var record = recording.step(Step.PROVISION);
                probe.expect(
                        !record.response().isError(422, "MaintenanceInfoConflict"),
                        "A provision request without maintenance_info got 422 MaintenanceInfoConflict.",
                        record.response());
            });

    private MaintenanceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(WITHOUT, PROVISION_MATCH, PROVISION_MISMATCH, OTHER_MEMBERS, UPDATE_MATCH, UPDATE_MISMATCH);
    }

    private static CheckBuilder check(String id) {
        return Check.must(Area.MAINTENANCE, id).since(ApiVersion.V2_15).when(Condition.MAINTAINED);
    }

    private static String version(Instance instance) {
        return instance.plan().maintenanceVersion().orElseThrow();
    }

    private static OsbRequest with(OsbRequest request, String version) {
        return request.body(json -> json.putObject("maintenance_info").put("version", version));
    }
}
