package io.openbroker.conformance;

import io.openbroker.conformance.internal.report.HtmlReport;
import io.openbroker.conformance.internal.report.JsonReport;
import io.openbroker.conformance.internal.report.JunitReport;
import io.openbroker.conformance.internal.report.MarkdownReport;
import io.openbroker.conformance.internal.report.ReportModel;
import io.openbroker.conformance.internal.report.TextReport;
import java.util.Arrays;
import java.util.Optional;

/**
 * The formats of reports. Secrets are masked: passwords, tokens, {@code Authorization}, values of credentials; text of the broker is
 * escaped and cannot become markup or control a terminal.
 */
public enum ReportFormat {
    /** Text for terminals and logs: what is violated, with evidence, and a summary. */
    TEXT("text"),
    /**
     * JUnit XML for continuous integration, a test case for each result. A violated MUST is a failure, a defect of a check is an error;
     * violations of SHOULD and MAY and checks that did not run are skipped, with the reason.
     */
    JUNIT("junit"),
    /** JSON; the page about reports documents its members, which are only added to. */
    JSON("json"),
    /** A summary in Markdown, for comments on changes and pages of jobs. */
    MARKDOWN("markdown"),
    /** One page of HTML, which loads nothing from elsewhere. */
    HTML("html");

    private final String title;

    ReportFormat(String title) {
        this.title = title;
    }

    /** Returns the format with a name such as {@code junit}; empty if there is none. */
    public static Optional<ReportFormat> of(String title) {
        return Arrays.stream(values())
                .filter(format -> format.title.equals(title))
                .findFirst();
    }

    /** Returns the name in command lines. */
    public String title() {
        return title;
    }

    /** Returns a report in this format. */
    public String render(Report report) {
        return switch (this) {
            case TEXT -> text(report, TextStyle.PLAIN);
            case JUNIT -> JunitReport.render(new ReportModel(report));
            case JSON -> JsonReport.render(new ReportModel(report));
            case MARKDOWN -> MarkdownReport.render(new ReportModel(report));
            case HTML -> HtmlReport.render(new ReportModel(report));
        };
    }

    /** Returns a report as text for a terminal. */
    public static String text(Report report, TextStyle style) {
        return TextReport.render(new ReportModel(report), style);
    }
}
