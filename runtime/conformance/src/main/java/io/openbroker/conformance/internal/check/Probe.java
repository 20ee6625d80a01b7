package io.openbroker.conformance.internal.check;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.Finding;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.Exchanges;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.RequestFactory;
import io.openbroker.conformance.internal.lifecycle.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a running check is given: requests, their evidence, and findings. A check passes if it ends without a finding. Safe for use by
 * several threads of one check.
 */
public final class Probe implements Sender {

    /** A check that finds the same in a thousand plans says so for the first ones. */
    private static final int FINDINGS = 20;
    /** So many requests at the same time find races that a few do not. */
    private static final int AT_ONCE = 8;
    /** Exchanges of a finding. */
    private static final int EVIDENCE = 20;

    private final Sender sender;
    private final Check check;
    private final ProbeSettings settings;
    private final Optional<Plan> plan;
    private final List<Finding> findings = new ArrayList<>();
    private int furtherFindings;
    private Optional<Exchange> latest = Optional.empty();

    /** Creates the probe of a check. */
    public Probe(Sender sender, Check check, ProbeSettings settings, Optional<Plan> plan) {
        this.sender = sender;
        this.check = check;
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * What is the same for all checks of a run.
     *
     * @param raw writes requests to a connection of their own as they are, well-formed or not
     * @param parallelism how many things users want to happen at the same time
     */
    public record ProbeSettings(
            ApiVersion apiVersion,
            Catalog catalog,
            Optional<Plan> plan,
            RequestFactory requests,
            Supplier<String> ids,
            Sender raw,
            int parallelism) {}

    /** Returns the version of the API that is sent. */
    public ApiVersion apiVersion() {
        return settings.apiVersion();
    }

    /** Returns the catalog. */
    public Catalog catalog() {
        return settings.catalog();
    }

    /** Returns the factory of requests. */
    public RequestFactory requests() {
        return settings.requests();
    }

    /**
     * Returns the plan that the check runs with: that of the lifecycle, or the first one that the run has chosen.
     *
     * @throws CheckStopped if the catalog has none
     */
    public Plan plan() {
        return plan.or(settings::plan)
                .orElseThrow(() -> CheckStopped.notRun("The catalog has no plan with which the check could run."));
    }

    /** Returns how many requests are sent at the same time. */
    public int atOnce() {
        return Math.max(AT_ONCE, settings.parallelism());
    }

    /** Returns a new id. */
    public String newId() {
        return settings.ids().get();
    }

    @Override
    public Exchange exchange(BrokerHttpRequest request) {
        return latest(sender.exchange(request));
    }

    /**
     * Writes a request to a connection of its own as it is, well-formed or not, with the headers that every request of the run has.
     *
     * @throws CheckStopped if the run has no such connections
     */
    public ResponseView sendRaw(BrokerHttpRequest request) {
        return ResponseView.of(latest(settings.raw().exchange(complete(request).exact())));
    }

    private synchronized Exchange latest(Exchange exchange) {
        latest = Optional.of(exchange);
        return exchange;
    }

    /**
     * Returns a request that is sent without a header that otherwise every request of the run has, such as
     * {@code X-Broker-API-Version} or {@code Authorization}.
     */
    public BrokerHttpRequest omitting(BrokerHttpRequest request, String header) {
        return complete(request).withoutHeader(header).exact();
    }

    private BrokerHttpRequest complete(BrokerHttpRequest request) {
        BrokerHttpRequest complete = request;
        for (Header usual : request.isExact()
                ? List.<Header>of()
                : catalog().exchange().request().headers()) {
            if (complete.header(usual.name()).isEmpty()) {
                complete = complete.withHeader(usual.name(), usual.value());
            }
        }
        return complete;
    }

    /** Sends a request for the catalog. */
    public ResponseView sendCatalog() {
        return send(OsbRequest.catalog());
    }

    /**
     * Notes a finding and goes on.
     *
     * @param sentence what is wrong, with the value
     * @param evidence the exchanges; if there are none, the latest one
     */
    public synchronized void fail(String sentence, Exchange... evidence) {
        if (findings.size() == FINDINGS) {
            furtherFindings++;
            return;
        }
        Stream<Exchange> shown = evidence.length > 0 ? Arrays.stream(evidence).limit(EVIDENCE) : latest.stream();
        findings.add(new Finding(
                sentence, check.info().remedy(), shown.map(Exchanges::cut).toList()));
    }

    /** Notes a finding and goes on. */
    public void fail(String sentence, ResponseView evidence) {
        fail(sentence, evidence.exchange());
    }

    /** Notes a finding unless a condition holds, and goes on. */
    public void expect(boolean holds, String sentence, Exchange... evidence) {
        if (!holds) {
            fail(sentence, evidence);
        }
    }

    /** Notes a finding unless a condition holds, and goes on. */
    public void expect(boolean holds, String sentence, ResponseView evidence) {
        expect(holds, sentence, evidence.exchange());
    }

    /** Notes a finding and ends the check unless a condition holds. */
    public void require(boolean holds, String sentence, ResponseView evidence) {
        if (!holds) {
            fail(sentence, evidence.exchange());
            throw new CheckStopped(new CheckOutcome.Passed());
        }
    }

    /** Notes a finding unless the status is one of several. Returns whether it is. */
    public boolean expectStatus(ResponseView response, int... statuses) {
        boolean expected = response.is(statuses);
        if (!expected) {
            fail(
                    response.exchange().request().method() + " "
                            + response.exchange().request().target() + " got the status " + response.status()
                            + ". Expected: " + text(statuses) + ".",
                    response.exchange());
        }
        return expected;
    }

    /** Ends the check, which does not concern this broker. */
    public CheckStopped notApplicable(String reason) {
        return CheckStopped.notApplicable(reason);
    }

    /**
     * Returns another plan of the same service offering.
     *
     * @throws CheckStopped if there is none
     */
    public Plan otherThan(Plan plan) {
        return plan.other().orElseThrow(() -> notApplicable("The service offering has no other plan."));
    }

    /** Ends the check, which cannot run. */
    public CheckStopped notRun(String reason) {
        return CheckStopped.notRun(reason);
    }

    /** Ends the check, whose exchanges show nothing for sure. */
    public CheckStopped inconclusive(String reason, ResponseView... evidence) {
        return new CheckStopped(new CheckOutcome.Inconclusive(
                reason,
                Arrays.stream(evidence)
                        .map(response -> Exchanges.cut(response.exchange()))
                        .toList()));
    }

    /** Returns what came of the check. */
    public synchronized Optional<CheckOutcome> failure() {
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> all = new ArrayList<>(findings);
        if (furtherFindings > 0) {
            all.add(new Finding(
                    "There are " + furtherFindings + " more findings of this check.",
                    check.info().remedy(),
                    List.of()));
        }
        return Optional.of(new CheckOutcome.Failed(all));
    }

    private static String text(int... statuses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            text.append(i == 0 ? "" : i == statuses.length - 1 ? " or " : ", ").append(statuses[i]);
        }
        return text.toString();
    }
}
