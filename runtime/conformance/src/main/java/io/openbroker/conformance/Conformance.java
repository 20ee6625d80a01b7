package io.openbroker.conformance;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.run.AllChecks;
import io.openbroker.conformance.internal.run.Run;
import java.util.List;

/**
 * Checks a broker. What a run creates is deleted at its end, however it ends; what cannot be deleted is listed in the report.
 *
 * <pre>{@code
 * try (BrokerConnection connection = ...) {
 *     Report report = Conformance.of(connection).build().run(ProgressListener.NONE);
 * }
 * }</pre>
 *
 * <p>{@link #run} is called once. The other methods are safe for use by other threads while it runs.
 */
public final class Conformance {

    private final Run run;

    Conformance(Run run) {
        this.run = run;
    }

    /**
     * Begins to configure a run.
     *
     * @param transport the connection to the broker. It adds authentication to requests; the run adds the version of the API. It stays
     *     open
     */
    public static ConformanceBuilder of(BrokerTransport transport) {
        return new ConformanceBuilder(transport);
    }

    /** Returns all checks, in the order of reports. */
    public static List<CheckInfo> checks() {
        return AllChecks.all().stream().map(Check::info).toList();
    }

    /**
     * Runs the checks, deletes what they created, and returns what they found. The calling thread waits; if it is interrupted, the run
     * is cancelled as by {@link #cancel()}, and the thread is interrupted still when this returns.
     *
     * @throws IllegalStateException if it has been called before
     */
    public Report run(ProgressListener listener) {
        return run.run(listener);
    }

    /**
     * Ends the checks, and lets {@link #run} delete what they created and return. A second call ends the deletions too: what is still
     * there is listed in the report. Returns at once.
     */
    public void cancel() {
        run.cancel();
    }

    /** Returns what would be left over if the program ended now. */
    public List<Leftover> pending() {
        return run.pending();
    }
}
