package io.openbroker.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run found. Immutable; values come from the broker, so they may be of any length and content.
 *
 * @param broker the URL of the broker, without credentials
 * @param apiVersion the version of the API that was sent
 * @param modes what the checks were allowed to do
 * @param profiles the platforms whose demands were checked
 * @param plans the plans that the checks ran with
 * @param started when the run began
 * @param duration how long it took, cleanup included
 * @param problem why nothing could be checked; empty if it could
 * @param results the results in the order of areas and checks, then plans
 * @param leftovers what the run created and could not delete
 * @param cancelled why the run ended before its end, as a sentence; empty if it did not
 * @param notes sentences about the run, such as which plans were left out
 */
public record Report(
        String broker,
        ApiVersion apiVersion,
        Set<Mode> modes,
        Set<Profile> profiles,
        List<PlanSubject> plans,
        Instant started,
        Duration duration,
        Optional<BrokerProblem> problem,
        List<CheckResult> results,
        List<Leftover> leftovers,
        Optional<String> cancelled,
        List<String> notes) {

    /** Copies the collections. */
    public Report {
        modes = Set.copyOf(modes);
        profiles = Set.copyOf(profiles);
        plans = List.copyOf(plans);
        results = List.copyOf(results);
        leftovers = List.copyOf(leftovers);
        notes = List.copyOf(notes);
    }

    /** Returns the results of violated requirements of a level. */
    public List<CheckResult> failed(Level level) {
        return results.stream()
                .filter(result -> result.failed() && result.check().level() == level)
                .toList();
    }

    /**
     * Returns the exit code of a command line: 0 if no MUST is violated, 1 if one is, 2 if the settings name a service offering or
     * service plan that the catalog does not have, 3 if the broker cannot be checked for another reason.
     */
    public int exitCode() {
        if (problem.isPresent()) {
            return problem.get().kind() == BrokerProblem.Kind.PLAN_UNKNOWN ? 2 : 3;
        }
        return failed(Level.MUST).isEmpty() ? 0 : 1;
    }
}
