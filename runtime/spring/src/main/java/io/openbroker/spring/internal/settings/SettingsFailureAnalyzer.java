package io.openbroker.spring.internal.settings;

import io.openbroker.runtime.SettingsException;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows all problems of settings. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsException cause) {
        return new FailureAnalysis(
                cause.problems().stream()
                        .map(problem -> "    " + problem)
                        .collect(Collectors.joining(
                                System.lineSeparator(),
                                "Properties of openbroker are invalid:" + System.lineSeparator(),
                                "")),
                null,
                cause);
    }
}
