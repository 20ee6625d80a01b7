package io.openbroker.conformance.internal.check.provision;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
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
                if (record.requiresAsync()) {
                    throw probe.notApplicable("The broker provisions asynchronously only.");
                }
                Statuses.expect(probe, "The first provision request", record.response(), 201);
            });

    private static final Check NEVER_202 = Check.must(Area.PROVISION, "provision.sync.never-202")
            .section(SpecSection.ASYNCHRONOUS)
            .requirement("A provision request without accepts_incomplete=true never gets 202 Accepted.")
            .remedy("Respond with 422 AsyncRequired if the request does not have accepts_incomplete=true.")
            .judges(Flow.SYNCHRONOUS, (probe, recording) -> {
                ResponseView response = recording.step(Step.PROVISION).response();
                probe.expect(
                        response.status() != 202,
                        "A provision request without accepts_incomplete got 202. Expected: 201, or 422 AsyncRequired.",
                        response);
            });

    private static final Check FALSE = Check.must(Area.PROVISION, "provision.sync.accepts-incomplete-false")
            .section(SpecSection.ASYNCHRONOUS)
            .requirement("A provision request with accepts_incomplete=false never gets 202 Accepted.")
            .remedy("Read the value of accepts_incomplete; only \"true\" allows a 202.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                OsbRequest request = probe.requests()
                        .provision(probe.newId(), shared.instance().plan())
                        .query("accepts_incomplete", "false");
                ResponseView response = probe.send(request);
                probe.expect(
                        response.status() != 202,
                        "A provision request with accepts_incomplete=false got 202. Expected: 201, or 422 AsyncRequired.",
                        response);
            });

    private static final Check REQUIRED = Check.must(Area.PROVISION, "provision.async.required-422")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A broker that provisions a plan only asynchronously rejects requests without"
                    + " accepts_incomplete=true with 422 AsyncRequired.")
            .remedy("Respond with 422 and the error code \"AsyncRequired\".")
            .at(Stage.PROVISIONING, (probe, shared) -> {
                ResponseView response = probe.send(probe.requests()
                        .provision(probe.newId(), shared.instance().plan()));
                if (!response.is(201)) {
                    Statuses.expectError(
                            probe, "A provision request without accepts_incomplete", response, "AsyncRequired");
                }
            });

    private static final Check ACCEPTED = Check.must(Area.PROVISION, "provision.async.accepted-202")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request with accepts_incomplete=true that creates an instance gets 202 Accepted,"
                    + " or 201 Created if the instance is there already.")
            .remedy("Respond with 202 if provisioning is in progress, and with 201 if it is done.")
            .judges(
                    Flow.ASYNCHRONOUS,
                    (probe, recording) -> Statuses.expect(
                            probe,
                            "The first provision request with accepts_incomplete=true",
                            recording.step(Step.PROVISION).response(),
                            201,
                            202));

    private static final Check SUCCEEDS = Check.must(Area.PROVISION, "provision.async.ends")
            .section(SpecSection.PROVISIONING)
            .requirement("An asynchronous provisioning with valid parameters succeeds.")
            .remedy(
                    "Report \"succeeded\" once the instance is created. If the request was not acceptable, reject it, and"
                            + " name acceptable parameters in the file of parameters.")
            .judges(
                    Flow.ASYNCHRONOUS,
                    (probe, recording) -> Statuses.expectSuccess(
                            probe, "Asynchronous provisioning", recording.asynchronousOrFailed(Step.PROVISION)));

    private static final Check BODY = Check.must(Area.PROVISION, "provision.response.body-object")
            .section(SpecSection.PROVISIONING_BODY)
            .requirement("The response to a successful provision request has a JSON object as its body.")
            .remedy("Respond with {} if there is nothing to say.")
            .judges((probe, recording) -> Shapes.object(probe, accepted(recording)));

    private static final Check DASHBOARD = Check.must(Area.PROVISION, "provision.response.dashboard-url-string")
            .section(SpecSection.PROVISIONING_BODY)
            .requirement("The dashboard_url is a string or null if it is present.")
            .remedy("Return the URL as a string, or leave dashboard_url out.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(recording);
                if (response.json().get("dashboard_url").exists()) {
                    Shapes.string(probe, response, response.json().get("dashboard_url"), true);
                }
            });

    private static final Check DASHBOARD_URL = Check.should(Area.PROVISION, "provision.response.dashboard-url-absolute")
            .section(SpecSection.PROVISIONING_BODY)
            .requirement("The dashboard_url is a URL that users can open: absolute, with a host.")
            .remedy("Return an absolute URL with scheme and host, or leave dashboard_url out.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(recording);
                Shapes.url(probe, response, response.json().get("dashboard_url"));
            });

    private static final Check OPERATION = Check.must(Area.PROVISION, "provision.response.operation-string")
            .section(SpecSection.PROVISIONING_BODY)
            .requirement("The operation is a string or null if it is present.")
            .remedy("Return the operation as a string, or leave it out.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(recording);
                if (response.json().get("operation").exists()) {
                    Shapes.string(probe, response, response.json().get("operation"), true);
                }
            });

    private static final Check OPERATION_LENGTH = Check.must(Area.PROVISION, "provision.response.operation-length")
            .section(SpecSection.PROVISIONING_BODY)
            .since(ApiVersion.V2_15)
            .requirement("The operation has at most 10,000 characters.")
            .remedy("Return a short identifier and keep the state of the operation in the broker.")
            .judges((probe, recording) -> Shapes.operationLength(probe, accepted(recording)));

    private static final Check METADATA = Check.must(Area.PROVISION, "provision.response.metadata-labels")
            .section(SpecSection.INSTANCE_METADATA)
            .since(ApiVersion.V2_16)
            .requirement("The metadata and its labels are objects if they are present.")
            .remedy("Return an object of labels in metadata, or leave metadata out.")
            .judges((probe, recording) -> Shapes.instanceMetadata(probe, accepted(recording), "labels"));

    private static final Check ATTRIBUTES = Check.must(Area.PROVISION, "provision.response.metadata-attributes")
            .section(SpecSection.INSTANCE_METADATA)
            .since(ApiVersion.V2_17)
            .requirement("The metadata and its attributes are objects if they are present.")
            .remedy("Return an object of attributes in metadata, or leave metadata out.")
            .judges((probe, recording) -> Shapes.instanceMetadata(probe, accepted(recording), "attributes"));

    private static final Check IGNORES = Check.should(Area.PROVISION, "provision.sync.accepts-incomplete-ignored")
            .section(SpecSection.SYNCHRONOUS)
            .requirement(
                    "A broker that provisions synchronously also does so for requests with accepts_incomplete=true.")
            .remedy("Ignore accepts_incomplete=true where operations are synchronous.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                if (shared.instance().flow() == Flow.ASYNCHRONOUS) {
                    throw probe.notApplicable("The broker provisions asynchronously only.");
                }
                Instance other = shared.instance();
                OsbRequest request =
                        probe.requests().provision(probe.newId(), other.plan()).acceptingIncomplete();
                Statuses.expect(
                        probe, "A provision request with accepts_incomplete=true", probe.send(request), 201, 202);
            });

    private ProvisionResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                SYNCHRONOUS,
                NEVER_202,
                FALSE,
                IGNORES,
                REQUIRED,
                ACCEPTED,
                SUCCEEDS,
                BODY,
                DASHBOARD,
                DASHBOARD_URL,
                OPERATION,
                OPERATION_LENGTH,
                METADATA,
                ATTRIBUTES);
    }

    private static ResponseView accepted(Recording recording) {
        return recording.accepted(Step.PROVISION).response();
    }
}
