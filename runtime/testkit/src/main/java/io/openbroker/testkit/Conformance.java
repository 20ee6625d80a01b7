package io.openbroker.testkit;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeText;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.CheckOutcome.CheckDefect;
import io.openbroker.conformance.CheckOutcome.Failed;
import io.openbroker.conformance.CheckOutcome.Inconclusive;
import io.openbroker.conformance.CheckOutcome.NotApplicable;
import io.openbroker.conformance.CheckOutcome.NotRun;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.ConformanceBuilder;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks a broker against the specification, as dynamic tests of JUnit:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> conforms(TestBroker broker) {
 *     return Conformance.of(broker).tests();
 * }
 * }</pre>
 *
 * <p>A check of a MUST that fails is a failed test. One of a SHOULD or MAY that fails is an aborted test, unless {@link #strict()}; so
 * are checks that do not apply. Immutable.
 */
public final class Conformance {

    private final BrokerTransport transport;
    private final String uri;
    private final UnaryOperator<ConformanceBuilder> settings;
    private final boolean strict;

    private Conformance(
            BrokerTransport transport, String uri, UnaryOperator<ConformanceBuilder> settings, boolean strict) {
        this.transport = transport;
        this.uri = uri;
        this.settings = settings;
        this.strict = strict;
    }

    /**
     * Checks a broker under test: its catalog and its lifecycle, one plan of each service offering.
     *
     * @param broker the broker
     * @return the checks
     */
    public static Conformance of(TestBroker broker) {
        return of(broker.wire().transport(), broker.uri().toString());
    }

    /**
     * Checks the broker of a platform, wherever it runs.
     *
     * @param platform a platform at the broker
     * @return the checks
     */
    public static Conformance of(TestPlatform platform) {
        return of(platform.wire().transport(), platform.wire().base());
    }

    private static Conformance of(BrokerTransport transport, String uri) {
        return new Conformance(transport, uri, UnaryOperator.identity(), false);
    }

    /**
     * Changes which checks run, and how.
     *
     * @param change changes the builder of the run
     * @return the checks with it
     */
    public Conformance with(UnaryOperator<ConformanceBuilder> change) {
        return new Conformance(transport, uri, builder -> change.apply(settings.apply(builder)), strict);
    }

    /**
     * Also fails tests for what the specification only recommends.
     *
     * @return the checks that do
     */
    public Conformance strict() {
        return new Conformance(transport, uri, settings, true);
    }

    /**
     * Runs the checks.
     *
     * @return a container for each area that has results, with a test for each check; and one for what could not be deleted
     * @throws AssertionError if nothing could be checked
     */
    public Stream<DynamicNode> tests() {
        Report report = settings.apply(io.openbroker.conformance.Conformance.of(transport)
                        .rawConnections(BrokerConnectionSettings.of(URI.create(uri)))
                        .broker(uri))
                .build()
                .run(ProgressListener.NONE);
        report.problem().ifPresent(problem -> {
            throw new AssertionError("The broker could not be checked: " + problem);
        });
        Map<Area, List<DynamicNode>> areas = new EnumMap<>(Area.class);
        report.results()
                .forEach(result -> areas.computeIfAbsent(result.check().area(), area -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(name(result), () -> judge(result))));
        return Stream.concat(
                areas.entrySet().stream()
                        .map(area ->
                                DynamicContainer.dynamicContainer(area.getKey().title(), area.getValue().stream())),
                Stream.of(DynamicTest.dynamicTest("leaves nothing behind", () -> judge(report))));
    }

    private static String name(CheckResult result) {
        return result.check().id()
                + result.plan().map(PlanSubject::title).map(plan -> " " + plan).orElse("");
    }

    private void judge(CheckResult result) {
        if (result.outcome() instanceof Failed failed) {
            String text = result.check().level() + " " + result.check().requirement() + "\n"
                    + result.check().sectionUri() + "\n"
                    + failed.findings().stream().map(this::text).collect(Collectors.joining("\n"));
            if (strict || result.check().level() == Level.MUST) {
                throw new AssertionError(text);
            }
            Assumptions.abort(text);
        } else if (result.outcome() instanceof CheckDefect defect) {
            throw new AssertionError(
                    "The check itself failed, which says nothing about the broker: " + defect.description());
        } else if (result.outcome() instanceof NotApplicable reason) {
            Assumptions.abort(reason.reason());
        } else if (result.outcome() instanceof NotRun reason) {
            Assumptions.abort(reason.reason());
        } else if (result.outcome() instanceof Inconclusive inconclusive) {
            Assumptions.abort(inconclusive.reason() + text(inconclusive.evidence()));
        }
    }

    private String text(Finding finding) {
        return finding.sentence() + " " + finding.remedy() + text(finding.evidence());
    }

    private String text(List<Exchange> evidence) {
        ExchangeText text = new ExchangeText(uri);
        return evidence.stream().map(text::of).collect(Collectors.joining("\n\n", "\n\n", "\n"));
    }

    private static void judge(Report report) {
        if (!report.leftovers().isEmpty()) {
            throw new AssertionError("The run could not delete what it created: "
                    + report.leftovers().stream().map(Leftover::toString).collect(Collectors.joining(", ")));
        }
    }
}
