package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instances;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Strings that databases, shells, templates, loggers and browsers would interpret. */
final class HostileTexts {

    private static final String MARKUP = "<script>alert(7919)</script>";
    /** What 7919 * 7907 is, if somebody computes it. */
    private static final String PRODUCT = "62615533";

    private static final List<String> TEXTS = List.of(
            "' OR '1'='1' --",
            "\"; DROP TABLE service_instances; --",
            MARKUP,
            "${jndi:ldap://127.0.0.1:1/a}",
            "{{7919*7907}}${7919*7907}#{7919*7907}<%= 7919*7907 %>",
            "$(expr 7919 \\* 7907)`id`; id | id",
            "../../../../../../etc/passwd",
            "%n%s%x%d{0}",
            "\u202e\u0000\u001b[2J\r\nX-Hostile: 1",
            "\ud83d\ude00\ufffe");

    private HostileTexts() {}

    static HostileKind kind() {
        return new HostileKind(
                "text.no-5xx",
                Level.SHOULD,
                SpecSection.ERRORS,
                "SQL, markup, templates and control characters in strings get no 5xx.",
                "Treat strings as data: bind them to statements, and escape them in output.",
                Expectation.NO_SERVER_ERROR,
                HostileTexts::requests);
    }

    static List<Check> checks() {
        return List.of(
                Check.should(Area.HOSTILE, "hostile.text.not-evaluated")
                        .section(SpecSection.ERRORS)
                        .requirement("Templates, commands and paths in strings are not evaluated.")
                        .remedy("Do not pass strings of requests to template engines, shells, or as names of files.")
                        .hostile((probe, instances) -> requests(probe, instances)
                                .forEach(request -> {
                                    ResponseView response = request.send(probe);
                                    String body = response.response().text();
                                    Stream.of(PRODUCT, "root:x:0:0:", "uid=")
                                            .filter(body::contains)
                                            .forEach(found -> probe.fail(
                                                    request.title() + " was evaluated: the response has \"" + found
                                                            + "\".",
                                                    response));
                                })),
                Check.should(Area.HOSTILE, "hostile.text.not-markup")
                        .section(SpecSection.CONTENT_TYPE)
                        .requirement("Markup in strings is not returned as markup, but in JSON.")
                        .remedy("Return errors as application/json, also from the framework's own pages.")
                        .hostile((probe, instances) -> requests(probe, instances)
                                .forEach(request -> {
                                    ResponseView response = request.send(probe);
                                    boolean json = response.header("Content-Type")
                                            .map(type -> type.toLowerCase(Locale.ROOT))
                                            .filter(type -> type.startsWith("application/json"))
                                            .isPresent();
                                    probe.expect(
                                            json || !response.response().text().contains(MARKUP),
                                            request.title() + " is returned as markup, with "
                                                    + response.header("Content-Type")
                                                            .orElse("no Content-Type")
                                                    + ". Expected: application/json.",
                                            response);
                                })));
    }

    private static Stream<HostileRequest> requests(Probe probe, Instances instances) {
        return TEXTS.stream().flatMap(text -> requests(probe, instances, text));
    }

    private static Stream<HostileRequest> requests(Probe probe, Instances instances, String text) {
        ObjectNode context = probe.requests().parameters().context(probe.plan()).put("instance_name", text);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put(text, text);
        String shown = JsonNodeFactory.instance.stringNode(text).toString();
        return Stream.of(
                HostileRequest.of(
                        "The service_id " + shown,
                        HostileBodies.provision(instances).with("service_id", text)),
                HostileRequest.of(
                        "The plan_id " + shown,
                        HostileBodies.provision(instances).with("plan_id", text)),
                HostileRequest.of(
                        "The context with " + shown,
                        HostileBodies.provision(instances)
                                .with("context", context)
                                .with("organization_guid", text)),
                HostileRequest.of(
                        "The parameter " + shown,
                        HostileBodies.provision(instances).with("parameters", parameters)),
                HostileRequest.of("The instance id " + shown, probe.requests().fetchInstance(text, probe.plan())),
                HostileRequest.of(
                        "The binding id " + shown, probe.requests().fetchBinding(probe.newId(), text, probe.plan())),
                HostileRequest.of(
                        "The operation " + shown,
                        probe.requests()
                                .lastOperation(probe.newId(), probe.plan())
                                .query("operation", text)));
    }
}
