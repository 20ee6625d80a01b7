package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Instances;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.Optional;

/** What a check does, by what it needs. */
public sealed interface CheckBody {

    /** Looks at the catalog. Once per run; sends nothing. */
    @FunctionalInterface
    non-sealed interface OfCatalog extends CheckBody {

        /** Runs the check. */
        void run(Probe probe, Catalog catalog);
    }

    /** Sends requests that need no instance. Once per run. */
    @FunctionalInterface
    non-sealed interface OfRequests extends CheckBody {

        /** Runs the check. */
        void run(Probe probe);
    }

    /** What a check says about a recording. */
    @FunctionalInterface
    interface Judge {

        /** Runs the check. */
        void run(Probe probe, Recording recording);
    }

    /**
     * Judges what happened in the shared lifecycle. Once per plan; sends nothing.
     *
     * @param flow the lifecycle; empty for both
     */
    record OfRecording(Optional<Flow> flow, Judge judge) implements CheckBody {}

    /** What a check does with the shared instance. */
    @FunctionalInterface
    interface Visit {

        /** Runs the check. */
        void run(Probe probe, SharedInstance instance);
    }

    /**
     * Sends requests about the instance of the shared lifecycle, and leaves it as it was. Once per plan, in the first flow that
     * gets there.
     */
    record OfStage(Stage stage, Visit visit) implements CheckBody {}

    /** Sends requests about instances of its own. Once per plan. */
    @FunctionalInterface
    non-sealed interface OfInstances extends CheckBody {

        /** Runs the check. */
        void run(Probe probe, Instances instances);
    }
}
