package io.openbroker.conformance.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Golden;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.ReportFormat;
import io.openbroker.conformance.TextStyle;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class ReportFormatTest {

    private static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String HOSTILE =
            "</script><img src=x onerror=alert(1)> | `*_[x](javascript:y) \u001b[31m\u202e & ]]>";
    private static final PlanSubject PLAN = new PlanSubject("s1", "queue", "p1", HOSTILE);

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void isAsInItsFile(ReportFormat format) throws Exception {
        Golden.hold(
                Path.of("src/test/resources/io/openbroker/conformance/internal/report/report." + format.title()),
                format.render(report()));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void hasNoSecretsAndNoMarkupOfTheBroker(ReportFormat format) {
        assertThat(format.render(report()))
                .doesNotContain("pl4tform", "Y2Y6cGw0dGZvcm0=", "s3cret-uri", "s3cret-t0ken", "s3cret-in-garbage")
                .doesNotContain("\u001b", "\u202e");
        assertThat(ReportFormat.HTML.render(report())).doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void saysThatThereIsNoBroker(ReportFormat format) {
        assertThat(format.render(unreachable())).contains("Nobody listens").doesNotContain("pl4tform");
    }

    @Test
    void isXmlWithAFailureForEachViolatedMust() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(ReportFormat.JUNIT.render(report()))));

        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(7);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(4);
    }

    @Test
    void isJson() {
        var json = JsonMapper.shared().readTree(ReportFormat.JSON.render(report()));

        assertThat(json.at("/summary/must_violated").intValue()).isEqualTo(1);
        assertThat(json.path("exit_code").intValue()).isEqualTo(1);
        assertThat(json.path("results").size()).isEqualTo(7);
    }

    @Test
    void fitsTheTerminal() {
        String text = ReportFormat.text(report(), new TextStyle(60, false, false));

        assertThat(text.lines()
                        .filter(line ->
                                line.strip().contains(" ") && !line.strip().startsWith("DELETE ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(62));
        assertThat(ReportFormat.text(report(), new TextStyle(60, true, true))).contains("\u001b[31m");
    }

    @Test
    void keepsDeletionsOnOneLineToCopy() {
        String deletion = report().leftovers().get(0).deletion();

        assertThat(ReportFormat.text(report(), new TextStyle(60, false, false)).lines())
                .contains("  " + deletion);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"TEXT", "MARKDOWN"})
    void saysThatAllIsWellOnlyIfItIs(ReportFormat format) {
        String well = "The broker meets every requirement that was checked.";
        CheckResult passed = result("catalog.status-200", Level.MUST, Area.CATALOG, new CheckOutcome.Passed());
        CheckResult foreign = result("update.a", Level.MUST, Area.UPDATE, new CheckOutcome.NotApplicable("No plan."));
        CheckResult undecided =
                result("update.c", Level.MAY, Area.UPDATE, new CheckOutcome.Inconclusive("No.", List.of(silence())));

        assertThat(format.render(of(List.of(passed, foreign), Optional.empty())))
                .contains(well, "1 passed, 1 not applicable");
        assertThat(format.render(of(List.of(passed, undecided), Optional.empty())))
                .doesNotContain(well);
        assertThat(format.render(of(List.of(foreign), Optional.empty()))).doesNotContain(well);
        assertThat(format.render(of(List.of(passed), Optional.of("The run was cancelled."))))
                .doesNotContain(well);
        assertThat(format.render(report())).doesNotContain(well);
    }

    private static Report of(List<CheckResult> results, Optional<String> cancelled) {
        return new Report(
                "https://broker.example",
                ApiVersion.V2_17,
                Set.of(Mode.READ_ONLY),
                Set.of(),
                List.of(PLAN),
                STARTED,
                Duration.ofSeconds(1),
                Optional.empty(),
                results,
                List.of(),
                cancelled,
                List.of());
    }

    static Report report() {
        return new Report(
                "https://user:pl4tform@broker.example/",
                ApiVersion.V2_17,
                Set.of(Mode.READ_ONLY, Mode.LIFECYCLE),
                Set.of(Profile.CLOUDFOUNDRY),
                List.of(PLAN),
                STARTED,
                Duration.ofSeconds(75),
                Optional.empty(),
                List.of(
                        result("catalog.status-200", Level.MUST, Area.CATALOG, new CheckOutcome.Passed()),
                        result(
                                "provision.sync.created-201",
                                Level.MUST,
                                Area.PROVISION,
                                new CheckOutcome.Failed(List.of(
                                        new Finding(
                                                "The credentials are {\"uri\": \"s3cret-uri\"} " + HOSTILE,
                                                "A remedy.",
                                                List.of(exchange())),
                                        new Finding("Another one.", "A remedy.", List.of())))),
                        result(
                                "provision.dashboard-url",
                                Level.SHOULD,
                                Area.PROVISION,
                                new CheckOutcome.Failed(
                                        List.of(new Finding("Garbage.", "A remedy.", List.of(garbage()))))),
                        result(
                                "update.a",
                                Level.MUST,
                                Area.UPDATE,
                                new CheckOutcome.NotApplicable("The plan is not bindable.")),
                        result(
                                "update.b",
                                Level.MUST,
                                Area.UPDATE,
                                new CheckOutcome.NotRun("Nothing came: s3cret-uri.")),
                        result(
                                "update.c",
                                Level.MAY,
                                Area.UPDATE,
                                new CheckOutcome.Inconclusive("There was no response.", List.of(silence()))),
                        result(
                                "update.d",
                                Level.MAY,
                                Area.UPDATE,
                                new CheckOutcome.CheckDefect("java.lang.IllegalStateException: oops"))),
                List.of(new Leftover(
                        "i1",
                        Optional.of("b1"),
                        "s1",
                        "p1",
                        "the broker responded with 500.",
                        "DELETE /v2/service_instances/i1/service_bindings/b1?service_id=s1&plan_id=p1")),
                Optional.empty(),
                List.of("A note."));
    }

    private static Report unreachable() {
        return new Report(
                "https://broker.example",
                ApiVersion.V2_17,
                Set.of(Mode.READ_ONLY),
                Set.of(),
                List.of(),
                STARTED,
                Duration.ofMillis(5),
                Optional.of(new BrokerProblem(
                        BrokerProblem.Kind.UNREACHABLE, "Nobody listens.", "Start the broker.", silence())),
                List.of(result("update.b", Level.MUST, Area.UPDATE, new CheckOutcome.NotRun("Nobody listens."))),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static CheckResult result(String id, Level level, Area area, CheckOutcome outcome) {
        return new CheckResult(
                new CheckInfo(
                        id,
                        level,
                        area,
                        "spec.md#provisioning",
                        "A broker does what it has to.",
                        "Do it.",
                        ApiVersion.V2_13,
                        Mode.LIFECYCLE,
                        Optional.empty()),
                area == Area.CATALOG ? Optional.empty() : Optional.of(PLAN),
                outcome,
                Duration.ofMillis(12));
    }

    private static Exchange exchange() {
        return exchange(new ExchangeOutcome.Responded(new BrokerHttpResponse(
                201,
                List.of(new Header("Content-Type", "application/json")),
                ("{\"credentials\": {\"uri\": \"s3cret-uri\"}, \"dashboard_url\": \"https://d.example/?token=s3cret-t0ken\","
                                + " \"description\": \"<img src=x>\"}")
                        .getBytes(StandardCharsets.UTF_8),
                false)));
    }

    private static Exchange garbage() {
        return exchange(new ExchangeOutcome.Responded(new BrokerHttpResponse(
                500, List.of(), "<html>{\"db_password\": \"s3cret-in-garbage".getBytes(StandardCharsets.UTF_8), true)));
    }

    private static Exchange silence() {
        return exchange(new NoResponse(NoResponse.Reason.TIMEOUT, "Nobody listens."));
    }

    private static Exchange exchange(ExchangeOutcome outcome) {
        return new Exchange(
                BrokerHttpRequest.of("PUT", "/v2/service_instances/i1")
                        .withHeader("Authorization", "Basic Y2Y6cGw0dGZvcm0=")
                        .withJson("{\"service_id\": \"s1\"}"),
                outcome,
                STARTED,
                Duration.ofMillis(12));
    }
}
