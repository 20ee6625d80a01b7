package io.openbroker.conformance.internal.check.error;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Requests that cannot be carried out, and the responses to them. */
final class Rejections {

    /** Words of stack traces and exceptions in the languages in which brokers are written. */
    private static final List<String> INTERNALS = List.of(
            "\tat ",
            "\n    at ",
            ".java:",
            "java.lang.",
            "Exception:",
            "NullPointerException",
            "Caused by:",
            "Traceback (most recent call last)",
            "File \"/",
            "goroutine ",
            "panic: ",
            ".go:",
            "runtime error:",
            "node_modules/",
            "at Object.<anonymous>",
            ".rb:",
            "com.fasterxml.jackson",
            "tools.jackson",
            "org.springframework",
            "SQLSTATE",
            "SQLException");

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

    /** Returns the request and the status: {@code PUT /v2/… got 500}. */
    static String told(ResponseView response) {
        return response.exchange().request().method() + " "
                + response.exchange().request().target() + " got " + response.status();
    }

    /** The broker did not fail. 501 is what brokers say about operations that they do not support. */
    static void noServerError(Probe probe, ResponseView response) {
        probe.expect(
                response.status() < 500 || response.is(501),
                told(response) + ". Expected: a status from 400 to 499.",
                response);
    }

    /** The response is JSON and says so. */
    static void json(Probe probe, ResponseView response) {
        if (response.response().body().length == 0) {
            return;
        }
        String type = response.header("Content-Type").orElse("no Content-Type");
        probe.expect(response.saysJson(), told(response) + " with " + type + ". Expected: application/json.", response);
        probe.expect(
                response.json().isObject(),
                told(response) + ", and "
                        + response.jsonProblem()
                                .orElseGet(
                                        () -> "the body is " + response.json().type()) + ". Expected: a JSON object.",
                response);
    }

    /** Members of errors are of the right type, and not empty. */
    static void members(Probe probe, ResponseView response) {
        for (String member : List.of("error", "description")) {
            probe.expect(
                    !response.json().get(member).exists()
                            || response.json().get(member).isText(),
                    told(response) + ", and " + member + " is "
                            + response.json().get(member).shown() + ". Expected: a string that is not empty.",
                    response);
        }
    }

    /** The error is one word. */
    static void word(Probe probe, ResponseView response) {
        String error = response.json().get("error").text();
        probe.expect(
                error.isEmpty() || error.matches("[A-Za-z][A-Za-z0-9]*"),
                told(response) + ", and error is \"" + error + "\". Expected: a word in camel case.",
                response);
    }

    /** Users read why the request was rejected; the body of a 410 is an empty object. */
    static void description(Probe probe, ResponseView response) {
        probe.expect(
                response.is(410) || response.json().get("description").isText(),
                told(response) + " without a description.",
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
                told(response) + " with instance_usable, which only updates and deprovisions have.",
                response);
        probe.expect(
                update || !response.json().get("update_repeatable").exists(),
                told(response) + " with update_repeatable, which only updates have.",
                response);
    }

    /** Codes of the specification mean what it says. */
    static void codes(Probe probe, ResponseView response) {
        String error = response.json().get("error").text();
        probe.expect(
                !List.of("ConcurrencyError", "RequiresApp", "MaintenanceInfoConflict")
                        .contains(error),
                told(response) + " with the error " + error + ", which is not the reason.",
                response);
    }

    /** Nothing of the inside is told. */
    static void internals(Probe probe, ResponseView response) {
        String body = response.response().text();
        String unescaped = body.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
        INTERNALS.stream()
                .filter(unescaped::contains)
                .findFirst()
                .ifPresent(found -> probe.fail(
                        told(response) + ", and the body has \"" + found.strip() + "\", as stack traces have.",
                        response));
    }

    /** The body is no web page. */
    static void noHtml(Probe probe, ResponseView response) {
        String body = response.response().text().stripLeading();
        boolean html = body.regionMatches(true, 0, "<!doctype", 0, "<!doctype".length())
                || body.regionMatches(true, 0, "<html", 0, "<html".length())
                || response.header("Content-Type")
                        .filter(type -> type.regionMatches(true, 0, "text/html", 0, "text/html".length()))
                        .isPresent();
        probe.expect(!html, told(response) + " with an HTML page. Expected: JSON.", response);
    }
}
