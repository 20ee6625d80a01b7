package io.openbroker.undertow;

import java.util.List;

/** Settings are wrong or contradict each other. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * All that is wrong, in the order of the settings.
     *
     * @return a sentence for each problem, which shows no secret
     */
    public List<String> problems() {
        return problems;
    }
}
