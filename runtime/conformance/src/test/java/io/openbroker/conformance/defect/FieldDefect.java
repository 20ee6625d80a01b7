package io.openbroker.conformance.defect;

import java.util.List;

/**
 * What was seen in brokers that are in use.
 *
 * @param title what they do
 * @param found the defects that do the same, each with a check that finds it
 */
record FieldDefect(String title, List<Found> found) {

    /**
     * A defect of the proof.
     *
     * @param check the check that finds it; {@code ""} if the specification permits it
     */
    record Found(String defect, String check) {}

    static final List<FieldDefect> ALL = List.of(
            seen(
                    "202 though accepts_incomplete is absent",
                    found("provision is asynchronous though accepts_incomplete is absent", "provision.sync.never-202"),
                    found("update is asynchronous though accepts_incomplete is absent", "update.sync.never-202"),
                    found(
                            "deprovision is asynchronous though accepts_incomplete is absent",
                            "deprovision.async.not-without-accepts-incomplete"),
                    found(
                            "bind is asynchronous though accepts_incomplete is absent",
                            "bind.async.not-without-accepts-incomplete"),
                    found(
                            "unbind is asynchronous though accepts_incomplete is absent",
                            "unbind.async.not-without-accepts-incomplete")),
            seen(
                    "400 or 410 for a poll of an unknown instance",
                    found("last operation of an unknown instance is a 400", "polling.unknown-instance-404"),
                    found("last operation of an unknown instance is a 410", "polling.unknown-binding-404")),
            seen(
                    "201 or 200 though the maintenance version differs",
                    found(
                            "a provision with another maintenance version is a 201",
                            "maintenance.provision.mismatch-422"),
                    found("an update to another maintenance version is a 200", "maintenance.update.mismatch-422")),
            seen("credentials in a 202", found("credentials are in a 202", "bind.async.no-information-in-202")),
            seen(
                    "200 for an update to an unknown plan",
                    found("an unknown plan_id is accepted by updates", "update.request.unknown-plan-rejected")),
            seen(
                    "ids or names twice in the catalog",
                    found("two offerings have one id", "catalog.offering.id-unique"),
                    found("two offerings have one name", "catalog.offering.name-unique"),
                    found("two plans of two offerings have one id", "catalog.plan.id-unique"),
                    found("two plans of an offering have one name", "catalog.plan.name-unique")),
            seen(
                    "a request identity that is not returned, or not with errors",
                    found("the request identity is never returned", "headers.request-identity.catalog"),
                    found(
                            "the request identity is not returned with errors",
                            "headers.request-identity.version-rejected")),
            seen(
                    "a version that is not checked on some paths, or that is compared by equality",
                    found("versions are checked for the catalog only", "headers.version.unsupported-every-route"),
                    found("only one version is served", "headers.version.later-minor")),
            seen(
                    "the text of an exception in a 500",
                    found("whatever is wrong is a 500 with a stack trace", "errors.writes.no-internals")),
            seen(
                    "500 for an operation that is not implemented",
                    found("an update is not implemented", "errors.writes.no-5xx"),
                    found("unbind is not implemented", "unbind.succeeds"),
                    found("an unsupported operation is a 500", "errors.unsupported.fetch-instance")),
            seen(
                    "400 for a deletion whose plan was removed from the catalog",
                    found("a deprovision with a plan that left the catalog is a 400", "")),
            seen("a text that becomes the number 0", found("a text becomes 0", "json.parameters.provision-types")),
            seen(
                    "405 in the form of a web framework",
                    found("a 405 has the shape of a web framework", "errors.unknown-method.error-word"),
                    found("an unsupported method is a page", "errors.unknown-method.json")),
            seen(
                    "409 for an identical request",
                    found("an identical provision is a 409", "repetition.provision.identical-no-conflict"),
                    found("an identical bind is a 409", "repetition.bind.identical-no-conflict")),
            seen(
                    "200 or 404 for the deletion of what is deleted",
                    found("an instance is deleted again with 200", "deprovision.again-410"),
                    found("an unknown instance is deleted with 404", "deprovision.unknown-410"),
                    found("a binding is deleted again with 200", "unbind.again-410"),
                    found("an unknown binding is deleted with 404", "unbind.unknown-410")),
            seen(
                    "null as the operation",
                    found("the operation of a bind is null", "bind.async.operation-string"),
                    found("the operations of deletions are null", "deprovision.async.operation-string"),
                    found("the operation of a provision is null", "")),
            seen("410 with an empty body", found("a 410 has no body", "deprovision.gone.json-object")),
            seen(
                    "an operation of more than 10,000 characters",
                    found("operations have more than 10,000 characters", "provision.response.operation-length")),
            seen(
                    "errors in HTML",
                    found("errors are pages", "errors.writes.no-html"),
                    found("an unknown path is a page", "errors.unknown-route.json")),
            seen(
                    "a wrong Content-Type",
                    found("errors are sent as text", "errors.reads.json"),
                    found("successes are sent as HTML", "json.responses.content-type"),
                    found("the catalog is sent as text", "catalog.content-type")),
            seen(
                    "a repetition after the success that is carried out again",
                    found("an identical provision creates once more", "repetition.provision.identical-200"),
                    found("an identical bind has other credentials", "repetition.bind.identical-credentials")));

    private static FieldDefect seen(String title, Found... found) {
        return new FieldDefect(title, List.of(found));
    }

    private static Found found(String defect, String check) {
        return new Found(defect, check);
    }
}
