package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeText;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.CheckOutcome.CheckDefect;
import io.openbroker.conformance.CheckOutcome.Failed;
import io.openbroker.conformance.CheckOutcome.Inconclusive;
import io.openbroker.conformance.CheckOutcome.NotApplicable;
import io.openbroker.conformance.CheckOutcome.NotRun;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Durations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as all formats show it: grouped, counted, and with secrets masked. Immutable. */
public final class ReportModel {

    private final Report report;
    private final Secrets secrets;
    private final ExchangeText exchanges;

    /** Prepares a report. */
    public ReportModel(Report report) {
        this.report = report;
        this.exchanges = new ExchangeText(report.broker());
        List<Exchange> all = new ArrayList<>();
        report.results().forEach(result -> all.addAll(exchanges(result)));
        report.problem().map(BrokerProblem::exchange).ifPresent(all::add);
        this.secrets = Secrets.of(all);
    }

    /** The results of an area. */
    record AreaResults(Area area, List<CheckResult> results) {

        Map<Verdict, Long> counts() {
            return count(results);
        }
    }

    Report report() {
        return report;
    }

    /** Returns the areas that have results. */
    List<AreaResults> areas() {
        Map<Area, List<CheckResult>> areas = report.results().stream()
                .collect(Collectors.groupingBy(
                        result -> result.check().area(), () -> new EnumMap<>(Area.class), Collectors.toList()));
        return areas.entrySet().stream()
                .map(entry -> new AreaResults(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns how many results there are of each verdict. */
    Map<Verdict, Long> counts() {
        return count(report.results());
    }

    /** Returns the results of a verdict. */
    List<CheckResult> of(Verdict verdict) {
        return report.results().stream()
                .filter(result -> Verdict.of(result) == verdict)
                .toList();
    }

    /** Returns results of a verdict by the reason, the most frequent reason first. */
    Map<String, List<CheckResult>> byReason(Verdict verdict) {
        Map<String, List<CheckResult>> reasons = of(verdict).stream()
                .collect(Collectors.groupingBy(
                        result -> reason(result).orElse(""), LinkedHashMap::new, Collectors.toList()));
        return reasons.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** Returns the counts in words: {@code 1 MUST violated, 120 passed}. */
    static String words(Map<Verdict, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().title())
                .collect(Collectors.joining(", "));
    }

    /** Returns one sentence for a run without any finding; empty for all others. */
    Optional<String> praise() {
        Map<Verdict, Long> counts = counts();
        boolean good = counts.containsKey(Verdict.PASSED)
                && counts.keySet().stream().allMatch(Verdict::isGood)
                && report.cancelled().isEmpty()
                && report.leftovers().isEmpty();
        return good ? Optional.of("The broker meets every requirement that was checked.") : Optional.empty();
    }

    /** Returns the duration of the run in words. */
    String duration() {
        return Durations.text(report.duration());
    }

    /** Returns a sentence without secrets and control characters. */
    String sentence(String text) {
        return Visible.line(secrets.mask(text));
    }

    /** Returns an exchange without secrets and control characters. */
    String exchange(Exchange exchange) {
        String text = secrets.mask(exchanges.of(exchange));
        boolean json = ResponseView.of(exchange).jsonProblem().isEmpty();
        return Visible.lines(json ? text : Secrets.withoutCredentials(text));
    }

    /** Returns the command that sends a request again. */
    String curl(Exchange exchange) {
        return Visible.line(secrets.mask(exchanges.curl(exchange.request())));
    }

    /** Returns the plan in words; {@code ""} for checks of the whole broker. */
    String plan(CheckResult result) {
        return result.plan().map(PlanSubject::title).map(this::sentence).orElse("");
    }

    /** Returns the findings of a result. */
    static List<Finding> findings(CheckResult result) {
        return result.outcome() instanceof Failed failed ? failed.findings() : List.of();
    }

    /** Returns why a check has no result; empty for those that passed or failed. */
    Optional<String> reason(CheckResult result) {
        return result.outcome()
                .accept(new CheckOutcome.Visitor<Optional<String>>() {
                    @Override
                    public Optional<String> passed() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> failed(Failed outcome) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> notApplicable(NotApplicable outcome) {
                        return Optional.of(outcome.reason());
                    }

                    @Override
                    public Optional<String> notRun(NotRun outcome) {
                        return Optional.of(outcome.reason());
                    }

                    @Override
                    public Optional<String> inconclusive(Inconclusive outcome) {
                        return Optional.of(outcome.reason());
                    }

                    @Override
                    public Optional<String> defect(CheckDefect outcome) {
                        return Optional.of(outcome.description());
                    }
                })
                .map(this::sentence);
    }

    /** Returns the exchanges of a result. */
    static List<Exchange> exchanges(CheckResult result) {
        if (result.outcome() instanceof Inconclusive inconclusive) {
            return inconclusive.evidence();
        }
        return findings(result).stream()
                .flatMap(finding -> finding.evidence().stream())
                .toList();
    }

    private static Map<Verdict, Long> count(List<CheckResult> results) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        Stream.of(Verdict.values()).forEach(verdict -> {
            long count = results.stream()
                    .filter(result -> Verdict.of(result) == verdict)
                    .count();
            if (count > 0) {
                counts.put(verdict, count);
            }
        });
        return counts;
    }
}
