package io.openbroker.catalog;

import java.util.List;

/**
 * A value that is not as it must be.
 *
 * @param problem what is wrong
 * @param arguments what the message names, in the order of its places
 */
public record Finding(ValueProblem problem, List<String> arguments) {

    /**
     * Keeps a copy.
     *
     * @param problem what is wrong
     * @param arguments what the message names, in the order of its places
     */
    public Finding {
        arguments = List.copyOf(arguments);
    }

    /**
     * A finding.
     *
     * @param problem what is wrong
     * @param arguments what the message names, in the order of its places
     * @return the finding
     */
    public static Finding of(ValueProblem problem, String... arguments) {
        return new Finding(problem, List.of(arguments));
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
