package io.openbroker.osb.internal.check;

import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.VisibleText;

/** Prints lines for logs: one for each tenth of the checks, and one for each that fails. Called by one thread at a time. */
final class PlainProgress implements ProgressListener {

    private static final int PARTS = 10;

    private final Program program;
    private int total;
    private int finished;
    private int failed;

    PlainProgress(Program program) {
        this.program = program;
    }

    @Override
    public void started(int checks) {
        total = checks;
        program.note("Running " + checks + " checks.");
    }

    @Override
    public void checkFinished(CheckResult result) {
        int before = part();
        finished++;
        if (result.failed()) {
            failed++;
            program.note(failure(result));
        }
        if (part() > before && finished < total) {
            program.note(finished + " of " + total + " checks, " + failed + " failed");
        }
    }

    private int part() {
        return total == 0 ? 0 : finished * PARTS / total;
    }

    @Override
    public void cleanupStarted(int resources) {
        program.note("Deleting what the checks have created: " + resources
                + (resources == 1 ? " resource." : " resources."));
    }

    static String failure(CheckResult result) {
        return VisibleText.of(result.check().level() + " " + result.check().id()
                + result.plan()
                        .map(PlanSubject::title)
                        .map(title -> " (" + title + ")")
                        .orElse("") + " failed");
    }
}
