package io.openbroker.osb.internal.check;

import io.openbroker.conformance.Conformance;
import io.openbroker.conformance.Leftover;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import java.util.List;

/** Ends a run on Ctrl-C: the first lets it delete what it has created, the second ends at once and lists it. Thread-safe. */
final class Ending {

    private final Program program;
    private final Conformance conformance;
    private volatile boolean signalled;
    private volatile boolean ended;

    Ending(Program program, Conformance conformance) {
        this.program = program;
        this.conformance = conformance;
    }

    void signal(int count) {
        if (count == 1) {
            signalled = true;
            program.note("");
            program.note("Stopping. Deleting what the checks have created; press Ctrl-C again to end at once.");
            conformance.cancel();
            return;
        }
        List<Leftover> leftovers = ended ? List.of() : conformance.pending();
        program.note("");
        if (!leftovers.isEmpty()) {
            program.note("Ended before these were deleted:");
            leftovers.forEach(leftover -> program.note("  " + CheckCommand.line(leftover)));
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    void ended() {
        ended = true;
    }

    boolean isSignalled() {
        return signalled;
    }
}
