package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes reports as one page of HTML. The page loads nothing, also by its policy; without scripts it shows everything, with them it can
 * be filtered.
 */
public final class HtmlReport {

    private static final String PAGE = resource("page.html");
    private static final int EVIDENCE = 20;

    private final ReportModel model;
    private final Report report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(ReportModel model) {
        this.model = model;
        this.report = model.report();
    }

    /** Returns a report as a page. */
    public static String render(ReportModel model) {
        HtmlReport writer = new HtmlReport(model);
        writer.write();
        return PAGE.replace(
                        "{title}",
                        escaped("Conformance of "
                                + model.sentence(model.report().broker())))
                .replace("{content}", writer.html);
    }

    private void write() {
        html.append("<header>\n<h1>Conformance of <span>")
                .append(escaped(model.sentence(report.broker())))
                .append("</span></h1>\n");
        facts();
        if (report.problem().isPresent()) {
            html.append("</header>\n<main>\n<p class=\"alert\"><strong>")
                    .append(escaped(model.sentence(report.problem().get().sentence())))
                    .append("</strong> ")
                    .append(escaped(model.sentence(report.problem().get().remedy())))
                    .append("</p>\n");
            evidence(report.problem().get().exchange());
            html.append("</main>\n");
            return;
        }
        counts();
        html.append("</header>\n");
        filter();
        html.append("<main>\n");
        leftovers();
        model.areas().forEach(this::area);
        html.append("</main>\n");
    }

    private void facts() {
        html.append("<p class=\"facts\">Version ")
                .append(report.apiVersion().number())
                .append(" of the API · ")
                .append(report.modes().stream()
                        .sorted()
                        .map(mode -> mode.title())
                        .collect(Collectors.joining(", ")))
                .append(
                        report.profiles().isEmpty()
                                ? ""
                                : " · "
                                        + report.profiles().stream()
                                                .sorted()
                                                .map(profile -> profile.title())
                                                .collect(Collectors.joining(", ")))
                .append(
                        report.plans().isEmpty()
                                ? ""
                                : " · "
                                        + report.plans().stream()
                                                .map(PlanSubject::title)
                                                .map(model::sentence)
                                                .map(HtmlReport::escaped)
                                                .collect(Collectors.joining(", ")))
                .append(" · <time datetime=\"")
                .append(report.started())
                .append("\">")
                .append(report.started().truncatedTo(ChronoUnit.SECONDS))
                .append("</time> · ")
                .append(model.duration())
                .append("</p>\n");
        report.cancelled().ifPresent(this::alert);
        report.notes()
                .forEach(note -> html.append("<p class=\"facts\">")
                        .append(escaped(model.sentence(note)))
                        .append("</p>\n"));
    }

    private void alert(String sentence) {
        html.append("<p class=\"alert\">")
                .append(escaped(model.sentence(sentence)))
                .append("</p>\n");
    }

    private void counts() {
        html.append("<ul class=\"counts\">\n");
        model.counts()
                .forEach((verdict, count) -> html.append("<li class=\"")
                        .append(verdict.key())
                        .append("\"><b>")
                        .append(count)
                        .append("</b> ")
                        .append(verdict.title())
                        .append("</li>\n"));
        html.append("</ul>\n");
    }

    private void filter() {
        html.append("<form id=\"filter\" hidden>\n<fieldset>\n<legend>Show</legend>\n");
        model.counts()
                .keySet()
                .forEach(verdict -> html.append("<label><input type=\"checkbox\" value=\"")
                        .append(verdict.key())
                        .append("\" checked> ")
                        .append(verdict.title())
                        .append("</label>\n"));
        html.append("</fieldset>\n<label>Area <select><option value=\"\">all</option>");
        model.areas()
                .forEach(area -> html.append("<option value=\"")
                        .append(area.area().name())
                        .append("\">")
                        .append(escaped(area.area().title()))
                        .append("</option>"));
        html.append("</select></label>\n<label>Text <input type=\"search\"></label>\n</form>\n");
    }

    private void leftovers() {
        if (report.leftovers().isEmpty()) {
            return;
        }
        html.append("<section class=\"alert\">\n<h2>Not deleted</h2>\n<p>Delete these yourself:</p>\n<ul>\n");
        for (Leftover left : report.leftovers()) {
            html.append("<li><code>")
                    .append(escaped(model.sentence(left.deletion())))
                    .append("</code>: ")
                    .append(escaped(model.sentence(left.reason())))
                    .append("</li>\n");
        }
        html.append("</ul>\n</section>\n");
    }

    private void area(ReportModel.AreaResults area) {
        Map<Verdict, Long> counts = area.counts();
        html.append("<section data-area=\"")
                .append(area.area().name())
                .append("\">\n<h2>")
                .append(escaped(area.area().title()))
                .append(" <small>")
                .append(ReportModel.words(counts))
                .append("</small></h2>\n");
        area.results().stream()
                .sorted((one, other) -> Verdict.of(one).compareTo(Verdict.of(other)))
                .forEach(this::result);
        html.append("</section>\n");
    }

    private void result(CheckResult result) {
        Verdict verdict = Verdict.of(result);
        String plan = model.plan(result);
        html.append("<details class=\"result ")
                .append(verdict.key())
                .append("\" data-verdict=\"")
                .append(verdict.key())
                .append(verdict == Verdict.MUST ? "\" open>" : "\">")
                .append("<summary><span class=\"verdict\">")
                .append(verdict.title())
                .append("</span> <span class=\"level\">")
                .append(result.check().level())
                .append("</span> <code>")
                .append(result.check().id())
                .append("</code>")
                .append(plan.isEmpty() ? "" : " <span class=\"plan\">" + escaped(plan) + "</span>")
                .append(" <span class=\"requirement\">")
                .append(escaped(result.check().requirement()))
                .append("</span></summary>\n<p><a href=\"")
                .append(escaped(result.check().sectionUri().toString()))
                .append("\" rel=\"noreferrer\">")
                .append(escaped(result.check().section()))
                .append("</a></p>\n");
        model.reason(result)
                .ifPresent(reason -> html.append("<p>").append(escaped(reason)).append("</p>\n"));
        ReportModel.findings(result).forEach(this::finding);
        html.append("</details>\n");
    }

    private void finding(Finding finding) {
        html.append("<div class=\"finding\"><p><strong>")
                .append(escaped(model.sentence(finding.sentence())))
                .append("</strong><br>")
                .append(escaped(model.sentence(finding.remedy())))
                .append("</p>\n");
        finding.evidence().stream().limit(EVIDENCE).forEach(this::evidence);
        html.append("</div>\n");
    }

    private void evidence(Exchange exchange) {
        html.append("<details class=\"evidence\"><summary>")
                .append(escaped(model.sentence(exchange.toString())))
                .append("</summary><pre tabindex=\"0\">")
                .append(escaped(model.exchange(exchange)))
                .append("</pre><pre tabindex=\"0\">")
                .append(escaped(model.curl(exchange)))
                .append("</pre></details>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream content = HtmlReport.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
