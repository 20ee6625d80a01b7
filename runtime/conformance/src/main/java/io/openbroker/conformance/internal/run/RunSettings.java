package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.Header;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a run does.
 *
 * @param broker the URL of the broker for reports, without credentials
 * @param modes what the checks may do
 * @param profiles the platforms whose demands are checked too
 * @param apiVersion the version of the API to send
 * @param offering the id or name of the service offering to check; empty for all
 * @param plan the id or name of the service plan to check; empty for one of each service offering
 * @param allPlans whether each plan of the chosen service offerings is checked
 * @param parallelism how many service instances are handled at the same time, at least 1
 * @param headers headers of every request
 * @param checks the checks to run, by id
 * @param operationDeadline the longest time for an asynchronous operation
 * @param runDeadline the longest time for all checks; the cleanup comes after it
 * @param cleanupDeadline the longest time for the cleanup
 */
public record RunSettings(
        String broker,
        Set<Mode> modes,
        Set<Profile> profiles,
        ApiVersion apiVersion,
        Optional<String> offering,
        Optional<String> plan,
        boolean allPlans,
        int parallelism,
        List<Header> headers,
        Predicate<String> checks,
        Duration operationDeadline,
        Duration runDeadline,
        Duration cleanupDeadline) {

    /** Checks the values and copies the collections. */
    public RunSettings {
        modes = Set.copyOf(modes);
        profiles = Set.copyOf(profiles);
        headers = List.copyOf(headers);
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("No mode is chosen. Choose at least one.");
        }
        if (parallelism < 1) {
            throw new IllegalArgumentException("The parallelism is " + parallelism + ". Choose 1 or more.");
        }
        requirePositive("operation deadline", operationDeadline);
        requirePositive("run deadline", runDeadline);
        requirePositive("cleanup deadline", cleanupDeadline);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The " + name + " is " + duration + ". Choose more than zero.");
        }
    }
}
