package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes reports as JUnit XML. */
public final class JunitReport {

    private final ReportModel model;
    private final XMLStreamWriter xml;

    private JunitReport(ReportModel model, XMLStreamWriter xml) {
        this.model = model;
        this.xml = xml;
    }

    /** Returns a report as JUnit XML. */
    public static String render(ReportModel model) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JunitReport(model, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The report cannot be written as XML", e);
        }
        return text.append('\n').toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        xml.writeStartElement("testsuites");
        attribute("name", "Conformance of " + model.report().broker());
        attribute("time", seconds(model.report().duration()));
        if (model.report().problem().isPresent()) {
            problem(model.report().problem().get());
        }
        for (ReportModel.AreaResults area : model.areas()) {
            area(area);
        }
        newLine(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void problem(BrokerProblem problem) throws XMLStreamException {
        newLine(1);
        xml.writeStartElement("testsuite");
        attribute("name", "Broker");
        attribute("tests", "1");
        attribute("errors", "1");
        newLine(2);
        xml.writeStartElement("testcase");
        attribute("classname", "Broker");
        attribute("name", "can be checked");
        newLine(3);
        xml.writeStartElement("error");
        attribute("message", problem.sentence());
        xml.writeCharacters(model.sentence(problem.remedy()) + "\n" + model.exchange(problem.exchange()));
        xml.writeEndElement();
        newLine(2);
        xml.writeEndElement();
        newLine(1);
        xml.writeEndElement();
    }

    private void area(ReportModel.AreaResults area) throws XMLStreamException {
        List<CheckResult> results = area.results();
        newLine(1);
        xml.writeStartElement("testsuite");
        attribute("name", area.area().title());
        attribute("tests", String.valueOf(results.size()));
        attribute("failures", count(results, Verdict.MUST));
        attribute("errors", count(results, Verdict.DEFECT));
        attribute(
                "skipped",
                String.valueOf(results.stream()
                        .map(Verdict::of)
                        .filter(verdict ->
                                verdict != Verdict.MUST && verdict != Verdict.DEFECT && verdict != Verdict.PASSED)
                        .count()));
        for (CheckResult result : results) {
            result(area, result);
        }
        newLine(1);
        xml.writeEndElement();
    }

    private void result(ReportModel.AreaResults area, CheckResult result) throws XMLStreamException {
        newLine(2);
        xml.writeStartElement("testcase");
        attribute("classname", area.area().title());
        String plan = model.plan(result);
        attribute("name", result.check().id() + (plan.isEmpty() ? "" : " [" + plan + "]"));
        attribute("time", seconds(result.duration()));
        Verdict verdict = Verdict.of(result);
        if (verdict != Verdict.PASSED) {
            newLine(3);
            xml.writeStartElement(
                    verdict == Verdict.MUST ? "failure" : verdict == Verdict.DEFECT ? "error" : "skipped");
            if (verdict.isViolation()) {
                attribute("message", verdict.title() + ": " + result.check().requirement());
                xml.writeCharacters(findings(result));
            } else {
                attribute(
                        "message", verdict.title() + ": " + model.reason(result).orElse(""));
            }
            xml.writeEndElement();
            newLine(2);
        }
        xml.writeEndElement();
    }

    private String findings(CheckResult result) {
        return ReportModel.findings(result).stream().map(this::finding).collect(Collectors.joining("\n"))
                + "\nSpecification: " + result.check().sectionUri();
    }

    private String finding(Finding finding) {
        StringBuilder text = new StringBuilder(model.sentence(finding.sentence()))
                .append('\n')
                .append(model.sentence(finding.remedy()))
                .append('\n');
        for (Exchange exchange : finding.evidence()) {
            text.append('\n').append(model.exchange(exchange));
        }
        return text.toString();
    }

    private static String count(List<CheckResult> results, Verdict verdict) {
        return String.valueOf(
                results.stream().filter(result -> Verdict.of(result) == verdict).count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, model.sentence(value));
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
