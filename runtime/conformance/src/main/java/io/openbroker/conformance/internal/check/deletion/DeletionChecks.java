package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The checks that deletions of service instances and of service bindings have in common. */
final class DeletionChecks {

    private final Words words;
    private final Sections sections;
    private final Step step;
    private final Targets targets;

    DeletionChecks(Words words, Sections sections, Step step, Targets targets) {
        this.words = words;
        this.sections = sections;
        this.step = step;
        this.targets = targets;
    }

    /**
     * The words of ids and sentences.
     *
     * @param id the first word of the ids, which is the verb of the sentences: {@code unbind}
     * @param article the article of the verb's request: {@code an}
     * @param operation the name of the operation: {@code unbinding}
     * @param resource what is deleted: {@code service binding}
     */
    record Words(Area area, String id, String article, String operation, String resource) {

        String request() {
            return article + " " + id + " request";
        }

        /** Returns a sentence, or its beginning, about the request. */
        String request(String rest) {
            return Character.toUpperCase(article.charAt(0)) + article.substring(1) + " " + id + " request" + rest;
        }
    }

    /** The sections of the specification. */
    record Sections(SpecSection operation, SpecSection parameters, SpecSection response, SpecSection body) {}

    /** Finds what a check deletes, and ends the declaration of the check. */
    interface Targets {

        /** Restricts a check to the plans that it concerns. */
        CheckBuilder concerning(CheckBuilder builder);

        /** Returns a check of a resource that exists. */
        Check existing(CheckBuilder builder, BiConsumer<Probe, Deletable> body);

        /** Returns a check of a resource for which nothing has been sent. */
        Check unknown(CheckBuilder builder, BiConsumer<Probe, Deletable> body);
    }

    /** Returns the checks. */
    List<Check> checks() {
        return List.of(
                succeeds(),
                status(),
                object(),
                operation(),
                operationLength(),
                required("service_id", "service-id"),
                required("plan_id", "plan-id"),
                unknown(),
                goneObject(),
                onlyAsynchronous(),
                neverAsynchronous());
    }

    private CheckBuilder must(String rest) {
        return targets.concerning(Check.must(words.area(), words.id() + rest));
    }

    private Check succeeds() {
        return must(".succeeds")
                .section(sections.operation())
                .requirement("A " + words.resource() + " can be deleted.")
                .remedy("Delete the " + words.resource() + " and respond with 200, or with 202 while that is in"
                        + " progress.")
                .judges((probe, recording) -> {
                    OperationRecord record = recording.step(step);
                    if (record.requiresAsync()) {
                        throw probe.notApplicable("The broker supports only asynchronous " + words.operation() + ".");
                    }
                    Statuses.expectSuccess(probe, words.request(""), record);
                });
    }

    private Check status() {
        return must(".response.deleted-200")
                .section(sections.response())
                .requirement(words.request(
                        " that deletes a " + words.resource() + " gets 200, or 202 if it is in progress."))
                .remedy("Respond with 200 to the request that deletes; 410 is for what does not exist.")
                .judges((probe, recording) -> Statuses.expect(
                        probe,
                        words.request(" for an existing " + words.resource()),
                        recording.succeeded(step).response(),
                        200,
                        202));
    }

    private Check object() {
        return must(".response.json-object")
                .section(sections.body())
                .requirement("The response to an accepted " + words.id() + " request is a JSON object.")
                .remedy("Respond with a JSON object, {} if there is nothing to say.")
                .judges((probe, recording) ->
                        Shapes.object(probe, recording.accepted(step).response()));
    }

    private Check operation() {
        return must(".async.operation-string")
                .section(sections.body())
                .requirement("The operation of an asynchronous " + words.operation() + " is a string.")
                .remedy("Return operation as a string, or leave it out.")
                .judges((probe, recording) -> Shapes.operation(
                        probe, recording.asynchronousOrFailed(step).response()));
    }

    private Check operationLength() {
        return must(".async.operation-length")
                .section(sections.body())
                .requirement(
                        "The operation of an asynchronous " + words.operation() + " has at most 10,000 characters.")
                .remedy("Return a short identifier, and keep state in the broker.")
                .judges((probe, recording) -> Shapes.operationLength(
                        probe, recording.asynchronousOrFailed(step).response()));
    }

    private Check required(String parameter, String id) {
        CheckBuilder builder = must(".request." + id + "-required")
                .section(sections.parameters())
                .requirement(words.request(" without " + parameter + " gets 400."))
                .remedy("Reject requests without " + parameter + " with 400.");
        return targets.existing(
                builder,
                (probe, target) -> Statuses.expect(
                        probe,
                        words.request(" without " + parameter),
                        target.delete(request -> request.withoutQuery(parameter)),
                        400));
    }

    private Check unknown() {
        CheckBuilder builder = must(".unknown-410")
                .section(sections.response())
                .requirement(words.request(" for a " + words.resource() + " that does not exist gets 410."))
                .remedy("Respond with 410 if the " + words.resource() + " does not exist.");
        return targets.unknown(
                builder,
                (probe, target) -> Statuses.expect(
                        probe,
                        words.request(" for an unknown " + words.resource()),
                        target.delete(UnaryOperator.identity()),
                        410));
    }

    private Check goneObject() {
        CheckBuilder builder = targets.concerning(Check.should(words.area(), words.id() + ".gone.json-object"))
                .section(SpecSection.ERRORS)
                .requirement("A 410 for " + words.request() + " has a JSON object as its body.")
                .remedy("Respond with {} or with description.");
        return targets.unknown(builder, (probe, target) -> {
            ResponseView response = target.delete(UnaryOperator.identity());
            if (response.status() != 410) {
                throw probe.notRun("The broker did not respond with 410, see " + words.id() + ".unknown-410.");
            }
            Shapes.object(probe, response);
        });
    }

    private Check onlyAsynchronous() {
        CheckBuilder builder = must(".async.required-error")
                .section(sections.response())
                .requirement(words.request(" without accepts_incomplete is completed, or gets 422 AsyncRequired."))
                .remedy("Reject synchronous requests with 422 and the error AsyncRequired where only asynchronous ones"
                        + " work.");
        return targets.existing(builder, (probe, target) -> {
            ResponseView response = target.delete(OsbRequest::synchronous);
            if (response.status() == 202) {
                throw probe.notRun(
                        "The broker responds with 202, see " + words.id() + ".async.not-without-accepts-incomplete.");
            }
            if (response.status() != 200) {
                Statuses.expectError(probe, words.request(" without accepts_incomplete"), response, "AsyncRequired");
            }
        });
    }

    private Check neverAsynchronous() {
        CheckBuilder builder = must(".async.not-without-accepts-incomplete")
                .section(sections.parameters())
                .requirement(words.request(" without accepts_incomplete never gets 202."))
                .remedy("Complete the request, or reject it with 422 and the error AsyncRequired.");
        return targets.existing(builder, (probe, target) -> {
            ResponseView response = target.delete(OsbRequest::synchronous);
            probe.expect(response.status() != 202, words.request(" without accepts_incomplete got 202."), response);
        });
    }
}
