package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Errors;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Requests of attackers. After each kind, the catalog is served as before. */
public final class HostileChecks {

    private static final List<HostileKind> KINDS = Stream.of(
                    HostileBodies.kinds(),
                    HostileFormats.kinds(),
                    List.of(HostileTexts.kind()),
                    HostileHeaders.kinds(),
                    HostileTargets.kinds(),
                    HostileFraming.kinds())
            .flatMap(List::stream)
            .toList();

    private HostileChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        KINDS.forEach(kind -> checks.add(check(kind)));
        checks.addAll(HostileTexts.checks());
        checks.addAll(KeptInstanceChecks.checks());
        checks.addAll(AccessChecks.checks());
        checks.addAll(LoadChecks.checks());
        checks.add(Check.should(Area.HOSTILE, "hostile.errors.json")
                .section(SpecSection.CONTENT_TYPE)
                .requirement("Hostile requests that reach the broker get JSON objects as errors, and no HTML.")
                .remedy("Return a JSON object with description, also from the framework's own errors.")
                .hostile((probe, instances) -> eachError(probe, instances, (to, response) -> {
                    Errors.json(to, response);
                    Errors.noHtml(to, response);
                })));
        checks.add(Check.should(Area.HOSTILE, "hostile.errors.no-internals")
                .section(SpecSection.ERRORS)
                .requirement("Hostile requests get no stack traces and no names of exceptions.")
                .remedy("Log the exception, and return a description that users understand.")
                .hostile((probe, instances) -> eachError(probe, instances, Errors::internals)));
        return checks;
    }

    private static Check check(HostileKind kind) {
        String id = "hostile." + kind.id();
        CheckBuilder builder = switch (kind.level()) {
            case MUST -> Check.must(Area.HOSTILE, id);
            case SHOULD -> Check.should(Area.HOSTILE, id);
            case MAY -> Check.may(Area.HOSTILE, id);
        };
        return builder.section(kind.section())
                .requirement(kind.requirement())
                .remedy(kind.remedy())
                .hostile((probe, instances) -> {
                    kind.requests()
                            .apply(probe, instances)
                            .forEach(request -> kind.expectation().judge(probe, request, request.send(probe)));
                    expectServed(probe);
                });
    }

    /** Errors of requests that the server in front of the broker may reject are not those of the broker. */
    private static void eachError(Probe probe, Instances instances, BiConsumer<Probe, ResponseView> rule) {
        KINDS.stream()
                .filter(kind -> kind.expectation().isOfBroker())
                .flatMap(kind -> kind.requests().apply(probe, instances))
                .map(request -> request.send(probe))
                .filter(response -> response.responded() && response.status() >= 400)
                .forEach(response -> rule.accept(probe, response));
    }

    private static void expectServed(Probe probe) {
        ResponseView response = probe.sendCatalog();
        boolean served = response.responded()
                && response.is(200)
                && ids(Catalog.of(response.exchange())).equals(ids(probe.catalog()));
        probe.expect(served, "After the requests, the catalog was not served as before.", response);
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.offeringsOrNone().stream().map(Offering::id).toList();
    }
}
