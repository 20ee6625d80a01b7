package io.openbroker.conformance.internal.check.response;

import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.List;

/** Expectations of errors, whatever request they are about. */
public final class Errors {

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

    private Errors() {}

    /** Returns the request and the status: {@code PUT /v2/… got 500}. */
    public static String told(ResponseView response) {
        return response.exchange().request().method() + " "
                + response.exchange().request().target() + " got " + response.status();
    }

    /** The broker did not fail. 501 is what brokers say about operations that they do not support. */
    public static void noServerError(Probe probe, ResponseView response) {
        probe.expect(
                response.status() < 500 || response.is(501),
                told(response) + ". Expected: a status from 400 to 499.",
                response);
    }

    /** The response is JSON and says so. */
    public static void json(Probe probe, ResponseView response) {
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

    /** Nothing of the inside is told. */
    public static void internals(Probe probe, ResponseView response) {
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
    public static void noHtml(Probe probe, ResponseView response) {
        String body = response.response().text().stripLeading();
        boolean html = body.regionMatches(true, 0, "<!doctype", 0, "<!doctype".length())
                || body.regionMatches(true, 0, "<html", 0, "<html".length())
                || response.header("Content-Type")
                        .filter(type -> type.regionMatches(true, 0, "text/html", 0, "text/html".length()))
                        .isPresent();
        probe.expect(!html, told(response) + " with an HTML page. Expected: JSON.", response);
    }
}
