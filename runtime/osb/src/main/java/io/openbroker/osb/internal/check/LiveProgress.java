package io.openbroker.osb.internal.check;

import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.osb.internal.output.VisibleText;
import java.io.PrintStream;
import java.util.Optional;

/** Keeps one line of a terminal up to date, below the checks that failed. Called by one thread at a time. */
final class LiveProgress implements ProgressListener {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final int width;
    private int total;
    private int finished;
    private int failed;
    private String area = "";

    LiveProgress(PrintStream terminal, int width) {
        this.terminal = terminal;
        this.width = width;
    }

    @Override
    public void started(int checks) {
        total = checks;
        show("");
    }

    @Override
    public void checkStarted(CheckInfo check, Optional<PlanSubject> plan) {
        area = check.area().title();
        show(check.id()
                + plan.map(PlanSubject::title).map(title -> " (" + title + ")").orElse(""));
    }

    @Override
    public void checkFinished(CheckResult result) {
        finished++;
        if (result.failed()) {
            failed++;
            terminal.print(CLEAR_LINE + PlainProgress.failure(result) + "\n");
            show("");
        }
        if (finished >= total) {
            clear();
        }
    }

    @Override
    public void activity(String activity) {
        show(activity);
    }

    @Override
    public void cleanupStarted(int resources) {
        show("Deleting what the checks have created: " + resources);
    }

    private void show(String what) {
        String line = VisibleText.of(
                "[" + finished + "/" + total + "] " + (failed > 0 ? failed + " failed, " : "") + area + " " + what);
        terminal.print(CLEAR_LINE + (line.length() < width ? line : line.substring(0, width - 1)));
        terminal.flush();
    }

    private void clear() {
        terminal.print(CLEAR_LINE);
        terminal.flush();
    }
}
