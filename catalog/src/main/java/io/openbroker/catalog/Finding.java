package io.openbroker.catalog;

import java.util.List;
import java.util.Set;

/**
 * A value that is not as it must be.
 *
 * @param problem what is wrong
 * @param arguments what the message names, in the order of its places
 * @param platforms the platforms that do not accept it; none where it is not a matter of platforms
 */
public record Finding(ValueProblem problem, List<String> arguments, Set<PlatformProfile> platforms) {

    /**
     * Keeps copies.
     *
     * @param problem what is wrong
     * @param arguments what the message names, in the order of its places
     * @param platforms the platforms that do not accept it
     */
    public Finding {
        arguments = List.copyOf(arguments);
        platforms = Set.copyOf(platforms);
    }

    /**
     * A finding.
     *
     * @param problem what is wrong
     * @param arguments what the message names, in the order of its places
     * @return the finding
     */
    public static Finding of(ValueProblem problem, String... arguments) {
        return new Finding(problem, List.of(arguments), Set.of());
    }

    /**
     * The message, without its name.
     *
     * @return what was found, and what to do
     */
    public String message() {
        return problem.wording().message(arguments);
    }
}
