package io.openbroker.conformance.internal.check.json;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The Content-Type of responses to requests that succeed; that of errors is among the checks of errors. */
public final class ResponseTypeChecks {

    private static final Check LIFECYCLE = Check.should(Area.JSON, "json.responses.content-type")
            .section(SpecSection.CONTENT_TYPE)
            .requirement("Responses with a body to requests that succeed have the Content-Type application/json.")
            .remedy("Set the header Content-Type of each response with a body to application/json.")
            .judges((probe, recording) -> {
                recording.accepted(Step.PROVISION);
                Arrays.stream(Step.values())
                        .flatMap(step -> recording.find(step).stream())
                        .flatMap(record -> Stream.concat(Stream.of(record.response()), record.polls().stream()))
                        .filter(ResponseView::responded)
                        .forEach(response -> isJson(probe, response));
            });

    private ResponseTypeChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(LIFECYCLE);
    }

    private static void isJson(Probe probe, ResponseView response) {
        probe.expect(
                !response.isSuccess() || response.response().body().length == 0 || response.saysJson(),
                response.exchange().request().method() + " "
                        + response.exchange().request().target() + " got the"
                        + " Content-Type "
                        + response.header("Content-Type")
                                .map(type -> "\"" + type + "\"")
                                .orElse("missing")
                        + ". Expected: application/json.",
                response);
    }
}
