package io.openbroker.runtime.spi.state;

/**
 * The state cannot be read or written at the moment: the database is away, full or read-only, or does not respond in time.
 * The request is rejected with 503, and operations in the background are retried.
 */
public final class StateUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private StateUnavailableException(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Nothing was changed.
     *
     * @param message the reason, for the operator's log
     * @param cause the exception that shows it
     * @return the exception
     */
    public static StateUnavailableException nothingChanged(String message, Throwable cause) {
        return new StateUnavailableException(message, cause, false);
    }

    /**
     * The connection broke during the commit, so it is unknown whether the changes are made.
     *
     * @param message the reason, for the operator's log
     * @param cause the exception that shows it
     * @return the exception
     */
    public static StateUnavailableException outcomeUnknown(String message, Throwable cause) {
        return new StateUnavailableException(message, cause, true);
    }

    /**
     * Whether changes may have been made; {@link StateStore#holds} decides that once the state is available again.
     *
     * @return whether they may have been made
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
