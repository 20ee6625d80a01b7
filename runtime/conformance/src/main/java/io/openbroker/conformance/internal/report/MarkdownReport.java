package io.openbroker.conformance.internal.report;

import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.Report;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a summary of a report in Markdown. */
public final class MarkdownReport {

    private static final int ROWS = 50;

    private MarkdownReport() {}

    /** Returns a summary. */
    public static String render(ReportModel model) {
        Report report = model.report();
        StringBuilder text = new StringBuilder("## Conformance of ")
                .append(escaped(model.sentence(report.broker())))
                .append("\n\n");
        if (report.problem().isPresent()) {
            return text.append("**")
                    .append(escaped(model.sentence(report.problem().get().sentence())))
                    .append("** ")
                    .append(escaped(model.sentence(report.problem().get().remedy())))
                    .append('\n')
                    .toString();
        }
        model.praise().ifPresent(sentence -> text.append(sentence).append("\n\n"));
        text.append("**")
                .append(ReportModel.words(model.counts()))
                .append("** in ")
                .append(model.duration())
                .append(", version ")
                .append(report.apiVersion().number())
                .append(" of the API.\n\n");
        report.cancelled()
                .ifPresent(why ->
                        text.append("**").append(escaped(model.sentence(why))).append("**\n\n"));
        report.notes()
                .forEach(note -> text.append(escaped(model.sentence(note))).append("\n\n"));
        areas(model, text);
        violations(model, text);
        leftovers(model, text);
        return text.toString();
    }

    private static void areas(ReportModel model, StringBuilder text) {
        text.append("| | Area | Results |\n|---|---|---|\n");
        for (ReportModel.AreaResults area : model.areas()) {
            Map<Verdict, Long> counts = area.counts();
            text.append("| ")
                    .append(
                            counts.containsKey(Verdict.MUST)
                                    ? "❌"
                                    : counts.containsKey(Verdict.SHOULD)
                                            ? "⚠️"
                                            : counts.containsKey(Verdict.PASSED) ? "✅" : "➖")
                    .append(" | ")
                    .append(area.area().title())
                    .append(" | ")
                    .append(ReportModel.words(counts))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static void violations(ReportModel model, StringBuilder text) {
        List<CheckResult> violations = model.report().results().stream()
                .filter(CheckResult::failed)
                .sorted((one, other) -> Verdict.of(one).compareTo(Verdict.of(other)))
                .toList();
        if (violations.isEmpty()) {
            return;
        }
        text.append("| Level | Check | Finding | What to do |\n|---|---|---|---|\n");
        violations.stream().limit(ROWS).forEach(result -> {
            Finding first = ReportModel.findings(result).get(0);
            int more = ReportModel.findings(result).size() - 1;
            String plan = model.plan(result);
            text.append("| ")
                    .append(result.check().level())
                    .append(" | [`")
                    .append(result.check().id())
                    .append("`](")
                    .append(result.check().sectionUri())
                    .append(')')
                    .append(plan.isEmpty() ? "" : " " + escaped(plan))
                    .append(" | ")
                    .append(escaped(model.sentence(first.sentence())))
                    .append(more > 0 ? " (and " + more + " more)" : "")
                    .append(" | ")
                    .append(escaped(model.sentence(first.remedy())))
                    .append(" |\n");
        });
        if (violations.size() > ROWS) {
            text.append("\n… and ").append(violations.size() - ROWS).append(" more violations.\n");
        }
        text.append('\n');
    }

    private static void leftovers(ReportModel model, StringBuilder text) {
        if (model.report().leftovers().isEmpty()) {
            return;
        }
        text.append("**Not deleted; delete these yourself:**\n\n");
        text.append(model.report().leftovers().stream()
                .map((Leftover left) ->
                        "- " + escaped(model.sentence(left.deletion())) + ": " + escaped(model.sentence(left.reason())))
                .collect(Collectors.joining("\n", "", "\n")));
    }

    /** Text of a broker that is no markup. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|~])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }
}
