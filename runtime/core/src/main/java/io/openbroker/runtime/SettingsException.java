package io.openbroker.runtime;

import java.util.List;

/** Settings are invalid or contradict each other. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Settings with problems.
     *
     * @param problems a sentence for each problem, without secrets
     */
    public SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * All problems, in the order of the settings.
     *
     * @return a sentence for each problem, without secrets
     */
    public List<String> problems() {
        return problems;
    }
}
