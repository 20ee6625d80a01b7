package io.openbroker.conformance.internal.run;

import io.openbroker.conformance.Mode;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which checks run, and with which plans. */
final class Planning {

    private Planning() {}

    static List<Results.Planned> plan(List<Check> checks, RunSettings settings, List<Plan> plans) {
        return checks.stream()
                .filter(check -> settings.modes().contains(check.info().mode()))
                .filter(check -> check.info()
                        .profile()
                        .map(settings.profiles()::contains)
                        .orElse(true))
                .filter(check -> settings.checks().test(check.info().id()))
                .flatMap(check -> plan(check, plans))
                .toList();
    }

    private static Stream<Results.Planned> plan(Check check, List<Plan> plans) {
        CheckBody body = check.body();
        boolean once = body instanceof CheckBody.OfCatalog || body instanceof CheckBody.OfRequests;
        if (once || plans.isEmpty()) {
            return Stream.of(new Results.Planned(check, Optional.empty()));
        }
        boolean everyPlan = check.info().mode() == Mode.LIFECYCLE;
        return plans.stream()
                .limit(everyPlan ? plans.size() : 1)
                .map(plan -> new Results.Planned(check, Optional.of(plan)));
    }
}
