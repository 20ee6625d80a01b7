package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.Report;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes reports as JSON. Members are only added to, so readers ignore those that they do not know. */
public final class JsonReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ReportModel model;

    private JsonReport(ReportModel model) {
        this.model = model;
    }

    /** Returns a report as JSON. */
    public static String render(ReportModel model) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(new JsonReport(model).report()) + "\n";
    }

    private ObjectNode report() {
        Report report = model.report();
        ObjectNode json = JSON.objectNode();
        json.put("broker", model.sentence(report.broker()));
        json.put("api_version", report.apiVersion().number());
        json.set("modes", strings(report.modes().stream().sorted().map(mode -> mode.title())));
        json.set("profiles", strings(report.profiles().stream().sorted().map(profile -> profile.title())));
        ArrayNode plans = json.putArray("plans");
        report.plans().forEach(plan -> plans.add(plan(plan)));
        json.put("started", report.started().toString());
        json.put("duration_ms", report.duration().toMillis());
        json.put("exit_code", report.exitCode());
        report.problem().ifPresent(problem -> json.set("problem", problem(problem)));
        report.cancelled().ifPresent(why -> json.put("cancelled", model.sentence(why)));
        json.set("notes", strings(report.notes().stream().map(model::sentence)));
        ObjectNode summary = json.putObject("summary");
        for (Verdict verdict : Verdict.values()) {
            summary.put(member(verdict), model.counts().getOrDefault(verdict, 0L));
        }
        ArrayNode results = json.putArray("results");
        report.results().forEach(result -> results.add(result(result)));
        ArrayNode leftovers = json.putArray("leftovers");
        report.leftovers().forEach(leftover -> leftovers.add(leftover(leftover)));
        return json;
    }

    private ObjectNode problem(BrokerProblem problem) {
        ObjectNode json = JSON.objectNode();
        json.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        json.put("sentence", model.sentence(problem.sentence()));
        json.put("remedy", model.sentence(problem.remedy()));
        json.put("evidence", model.exchange(problem.exchange()));
        return json;
    }

    private ObjectNode result(CheckResult result) {
        CheckInfo check = result.check();
        ObjectNode json = JSON.objectNode();
        json.put("check", check.id());
        json.put("level", check.level().name());
        json.put("area", check.area().title());
        json.put("requirement", check.requirement());
        json.put("specification", check.sectionUri().toString());
        json.put("mode", check.mode().title());
        check.profile().ifPresent(profile -> json.put("profile", profile.title()));
        result.plan().ifPresent(plan -> json.set("plan", plan(plan)));
        json.put("outcome", member(Verdict.of(result)));
        json.put("duration_ms", result.duration().toMillis());
        model.reason(result).ifPresent(reason -> json.put("reason", reason));
        if (result.failed()) {
            ArrayNode findings = json.putArray("findings");
            ReportModel.findings(result).forEach(finding -> findings.add(finding(finding)));
        }
        return json;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode json = JSON.objectNode();
        json.put("sentence", model.sentence(finding.sentence()));
        json.put("remedy", model.sentence(finding.remedy()));
        ArrayNode evidence = json.putArray("evidence");
        for (Exchange exchange : finding.evidence()) {
            ObjectNode shown = evidence.addObject();
            shown.put("started", exchange.started().toString());
            shown.put("duration_ms", exchange.duration().toMillis());
            shown.put("exchange", model.exchange(exchange));
            shown.put("curl", model.curl(exchange));
        }
        return json;
    }

    private ObjectNode leftover(Leftover leftover) {
        ObjectNode json = JSON.objectNode();
        json.put("instance_id", leftover.instanceId());
        leftover.bindingId().ifPresent(id -> json.put("binding_id", id));
        json.put("service_id", model.sentence(leftover.serviceId()));
        json.put("plan_id", model.sentence(leftover.planId()));
        json.put("reason", model.sentence(leftover.reason()));
        json.put("deletion", model.sentence(leftover.deletion()));
        return json;
    }

    private ObjectNode plan(PlanSubject plan) {
        ObjectNode json = JSON.objectNode();
        json.put("service_id", model.sentence(plan.offeringId()));
        json.put("service_name", model.sentence(plan.offeringName()));
        json.put("plan_id", model.sentence(plan.planId()));
        json.put("plan_name", model.sentence(plan.planName()));
        return json;
    }

    private static String member(Verdict verdict) {
        return (verdict.isViolation() ? verdict.key() + "_violated" : verdict.key()).replace('-', '_');
    }

    private static ArrayNode strings(Stream<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
