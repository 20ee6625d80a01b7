package io.openbroker.osb.internal.output;

/** Ends the program with a sentence for its user. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    /** Creates a failure. */
    public CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Creates a failure with a cause, which is shown with {@code --debug}. */
    public CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Returns a failure for wrong usage. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /** Returns the exit code. */
    public int exitCode() {
        return exitCode;
    }
}
