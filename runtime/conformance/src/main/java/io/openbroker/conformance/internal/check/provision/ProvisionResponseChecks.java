package io.openbroker.conformance.internal.check.provision;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** The response to provision requests. */
public final class ProvisionResponseChecks {

    private static final Check SYNCHRONOUS = Check.must(Area.PROVISION, "provision.sync.created-201")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request without accepts_incomplete that creates an instance gets 201 Created.")
            .remedy("Respond with 201 once the instance is created, or with 422 AsyncRequired if that takes time.")
            .judges(Flow.SYNCHRONOUS, (probe, recording) -> {
                OperationRecord record = recording.step(Step.PROVISION);
                ResponseView response = record.response();
                if (record.requiresAsync()) {
                    throw probe.notApplicable("The broker provisions asynchronously only.");
                }
                probe.expectStatus(response, 201);
            });

    private ProvisionResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(SYNCHRONOUS);
    }
}
