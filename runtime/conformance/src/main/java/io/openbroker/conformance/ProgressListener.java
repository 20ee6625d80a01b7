package io.openbroker.conformance;

import java.util.Optional;

/**
 * Receives what a run does while it runs. Calls come from several threads, one at a time. An exception of a listener ends the run
 * with that exception, after the cleanup.
 */
public interface ProgressListener {

    /** A listener that ignores everything. */
    ProgressListener NONE = new ProgressListener() {};

    /**
     * The run begins.
     *
     * @param checks the number of results to come, if each check has one per plan that it runs with
     */
    default void started(int checks) {}

    /** A check begins, with a plan if it runs per plan. */
    default void checkStarted(CheckInfo check, Optional<PlanSubject> plan) {}

    /** A check has its result. Checks that are not applicable have one without having begun. */
    default void checkFinished(CheckResult result) {}

    /**
     * Something takes time, such as an asynchronous operation.
     *
     * @param activity a sentence such as {@code Waiting for the provisioning of queue/small (in progress: 30 %)}
     */
    default void activity(String activity) {}

    /** The cleanup begins; so many resources are to be deleted. */
    default void cleanupStarted(int resources) {}
}
