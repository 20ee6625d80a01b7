package io.openbroker.osb.internal.output;

/** The exit codes of the program; docs/osb.md has the table for users. */
public final class ExitCode {

    /** All is well. */
    public static final int OK = 0;
    /** A MUST is violated, or the broker has rejected the request or failed. */
    public static final int FAILED = 1;
    /** Wrong usage. */
    public static final int USAGE = 2;
    /** There is no broker at the URL, or it does not let the program in. */
    public static final int UNREACHABLE = 3;
    /** The operation is still in progress. */
    public static final int IN_PROGRESS = 4;
    /** Ctrl-C, as shells have it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
