package io.openbroker.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Function;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of a class with the JUnit on its class path, also in a class loader of its own. */
public final class TestRun implements Function<Class<?>, String> {

    public TestRun() {}

    /** Returns how many tests succeeded and failed, and the messages of failures. */
    @Override
    public String apply(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build();
        SummaryGeneratingListener summaries = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summaries);
        TestExecutionSummary summary = summaries.getSummary();
        StringWriter failures = new StringWriter();
        if (summary.getTotalFailureCount() > 0) {
            summary.printFailuresTo(new PrintWriter(failures), 20);
        }
        return summary.getTestsSucceededCount() + " succeeded, " + summary.getTotalFailureCount() + " failed"
                + failures;
    }
}
