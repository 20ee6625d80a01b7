package io.openbroker.conformance.internal.check.error;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.response.Errors;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Requests that cannot be carried out, and the responses to them. */
final class Rejections {

    private Rejections() {}

    /** Requests that read what does not exist. */
    static List<BrokerHttpRequest> reads(Probe probe) {
        return Routes.reads(probe).stream().map(OsbRequest::http).toList();
    }

    /** Requests that write, with unknown ids, without ids, or with bodies that cannot be read. */
    static List<BrokerHttpRequest> writes(Probe probe) {
        List<BrokerHttpRequest> requests = new ArrayList<>();
        for (OsbRequest request : Routes.writes(probe)) {
            requests.add(request.http());
            if (request.method().equals("DELETE")) {
                requests.add(request.withoutQuery("service_id")
                        .withoutQuery("plan_id")
                        .http());
            } else {
                requests.add(request.httpWithBody("{\"service_id\": "));
                requests.add(request.httpWithBody("[]"));
            }
        }
        requests.add(Routes.unknownPlan(probe).with("service_id", probe.newId()).http());
        requests.add(Routes.unknownPlan(probe).without("service_id").http());
        return requests;
    }

    /** A body of a check that sends requests and looks at each response that is an error. */
    static CheckBody.OfRequests each(
            Function<Probe, List<BrokerHttpRequest>> requests, BiConsumer<Probe, ResponseView> rule) {
        return probe -> {
            for (BrokerHttpRequest request : requests.apply(probe)) {
                ResponseView response = probe.send(request);
                if (response.status() >= 400) {
                    rule.accept(probe, response);
                }
            }
        };
    }

    /** Members of errors are of the right type, and not empty. */
    static void members(Probe probe, ResponseView response) {
        for (String member : List.of("error", "description")) {
            probe.expect(
                    !response.json().get(member).exists()
                            || response.json().get(member).isText(),
                    Errors.told(response) + ", and " + member + " is "
                            + response.json().get(member).shown() + ". Expected: a string that is not empty.",
                    response);
        }
    }

    /** The error is one word. */
    static void word(Probe probe, ResponseView response) {
        String error = response.json().get("error").text();
        probe.expect(
                error.isEmpty() || error.matches("[A-Za-z][A-Za-z0-9]*"),
                Errors.told(response) + ", and error is \"" + error + "\". Expected: a word in camel case.",
                response);
    }

    /** Users read why the request was rejected; the body of a 410 is an empty object. */
    static void description(Probe probe, ResponseView response) {
        probe.expect(
                response.is(410) || response.json().get("description").isText(),
                Errors.told(response) + " without a description.",
                response);
    }

    /** Usability is only told of updates and deprovisions that failed. */
    static void usability(Probe probe, ResponseView response) {
        String method = response.exchange().request().method();
        boolean binding = response.exchange().request().target().contains("/service_bindings/");
        boolean update = method.equals("PATCH");
        boolean deprovision = method.equals("DELETE") && !binding;
        probe.expect(
                update || deprovision || !response.json().get("instance_usable").exists(),
                Errors.told(response) + " with instance_usable, which only updates and deprovisions have.",
                response);
        probe.expect(
                update || !response.json().get("update_repeatable").exists(),
                Errors.told(response) + " with update_repeatable, which only updates have.",
                response);
    }

    /** Codes of the specification mean what it says. */
    static void codes(Probe probe, ResponseView response) {
        String error = response.json().get("error").text();
        probe.expect(
                !List.of("ConcurrencyError", "RequiresApp", "MaintenanceInfoConflict")
                        .contains(error),
                Errors.told(response) + " with the error " + error + ", which is not the reason.",
                response);
    }
}
