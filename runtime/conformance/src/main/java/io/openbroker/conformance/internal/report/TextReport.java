package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes reports as text: short if all is well, with evidence where something is not. */
public final class TextReport {

    private static final int FINDINGS = 5;
    private static final int EVIDENCE = 3;
    private static final int IDS = 8;

    private final ReportModel model;
    private final Report report;
    private final TextStyle style;
    private final StringBuilder text = new StringBuilder();

    private TextReport(ReportModel model, TextStyle style) {
        this.model = model;
        this.report = model.report();
        this.style = style;
    }

    /** Returns a report as text. */
    public static String render(ReportModel model, TextStyle style) {
        TextReport writer = new TextReport(model, style);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        line("", bold("Conformance of " + model.sentence(report.broker())));
        line(
                "",
                "Version " + report.apiVersion().number() + " of the API; "
                        + report.modes().stream()
                                .sorted()
                                .map(mode -> mode.title())
                                .collect(Collectors.joining(", "))
                        + (report.profiles().isEmpty()
                                ? ""
                                : "; profiles: "
                                        + report.profiles().stream()
                                                .sorted()
                                                .map(profile -> profile.title())
                                                .collect(Collectors.joining(", ")))
                        + (report.plans().isEmpty()
                                ? ""
                                : "; plans: "
                                        + report.plans().stream()
                                                .map(PlanSubject::title)
                                                .map(model::sentence)
                                                .collect(Collectors.joining(", "))));
        report.notes().forEach(note -> line("", model.sentence(note)));
        text.append('\n');
        if (report.problem().isPresent()) {
            line("", red(model.sentence(report.problem().get().sentence())));
            line("", model.sentence(report.problem().get().remedy()));
            return;
        }
        areas();
        for (Verdict verdict : Verdict.values()) {
            if (verdict.isViolation()) {
                model.of(verdict).forEach(result -> violation(verdict, result));
            }
        }
        for (Verdict verdict : List.of(Verdict.DEFECT, Verdict.INCONCLUSIVE, Verdict.NOT_RUN)) {
            reasons(verdict);
        }
        leftovers();
        report.cancelled().ifPresent(why -> line("", yellow(model.sentence(why))));
        summary();
    }

    private void areas() {
        int longest = model.areas().stream()
                .mapToInt(area -> area.area().title().length())
                .max()
                .orElse(0);
        for (ReportModel.AreaResults area : model.areas()) {
            Map<Verdict, Long> counts = area.counts();
            String mark = counts.containsKey(Verdict.MUST)
                    ? red("✗")
                    : counts.containsKey(Verdict.SHOULD)
                            ? yellow("!")
                            : counts.containsKey(Verdict.PASSED) ? green("✓") : "-";
            String title = area.area().title();
            line(
                    mark + " " + title + " ".repeat(longest - title.length() + 2),
                    " ".repeat(longest + 4),
                    ReportModel.words(counts));
        }
        text.append('\n');
    }

    private void violation(Verdict verdict, CheckResult result) {
        String plan = model.plan(result);
        String title = verdict.title() + "  " + result.check().id() + (plan.isEmpty() ? "" : "  (" + plan + ")");
        line("", verdict == Verdict.MUST ? red(title) : yellow(title));
        line("  ", result.check().requirement());
        line("  ", result.check().sectionUri().toString());
        List<Finding> findings = ReportModel.findings(result);
        findings.stream().limit(FINDINGS).forEach(finding -> {
            line("  ", bold("→ " + model.sentence(finding.sentence())));
            line("    ", model.sentence(finding.remedy()));
            if (style.evidence()) {
                finding.evidence().stream().limit(EVIDENCE).forEach(this::evidence);
            }
        });
        if (findings.size() > FINDINGS) {
            line("  ", "… and " + (findings.size() - FINDINGS) + " more findings.");
        }
        text.append('\n');
    }

    private void evidence(Exchange exchange) {
        model.exchange(exchange)
                .lines()
                .forEach(line -> text.append(grey("      │ " + line)).append('\n'));
    }

    private void reasons(Verdict verdict) {
        model.byReason(verdict).forEach((reason, results) -> {
            List<String> all = results.stream()
                    .map(result -> result.check().id())
                    .distinct()
                    .toList();
            String ids = all.stream().limit(IDS).collect(Collectors.joining(", ")) + (all.size() > IDS ? ", …" : "");
            line("", yellow(results.size() + " " + verdict.title() + ": ") + reason);
            line("  ", ids);
            text.append('\n');
        });
    }

    private void leftovers() {
        if (report.leftovers().isEmpty()) {
            return;
        }
        line("", red("Not deleted; delete these yourself:"));
        for (Leftover left : report.leftovers()) {
            // Never broken, so that it can be copied.
            text.append("  ").append(model.sentence(left.deletion())).append('\n');
            line("    ", model.sentence(left.reason()));
        }
        text.append('\n');
    }

    private void summary() {
        Map<Verdict, Long> counts = model.counts();
        String words = ReportModel.words(counts) + " in " + model.duration() + ".";
        model.praise().ifPresent(sentence -> line("", green(sentence)));
        line("", counts.containsKey(Verdict.MUST) ? red(words) : green(words));
    }

    private void line(String indent, String paragraph) {
        line(indent, indent, paragraph);
    }

    /** Adds a paragraph, broken at spaces where it is too long; the first line has an indent of its own. */
    private void line(String first, String indent, String paragraph) {
        StringBuilder line = new StringBuilder(first);
        int length = indent.length();
        for (String word : paragraph.split(" ", -1)) {
            int more = visibleLength(word);
            if (length > indent.length() && length + 1 + more > style.width()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                length = indent.length();
            }
            if (length > indent.length()) {
                line.append(' ');
                length++;
            }
            line.append(word);
            length += more;
        }
        text.append(line).append('\n');
    }

    private static int visibleLength(String word) {
        return word.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }

    private String bold(String value) {
        return ansi("1", value);
    }

    private String red(String value) {
        return ansi("31", value);
    }

    private String green(String value) {
        return ansi("32", value);
    }

    private String yellow(String value) {
        return ansi("33", value);
    }

    private String grey(String value) {
        return ansi("90", value);
    }

    private String ansi(String code, String value) {
        return style.colours() ? "\u001b[" + code + "m" + value + "\u001b[0m" : value;
    }
}
