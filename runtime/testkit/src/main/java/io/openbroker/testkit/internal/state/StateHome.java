package io.openbroker.testkit.internal.state;

/** Where the state is, whichever process uses it. For use by one thread. */
public interface StateHome extends AutoCloseable {

    /**
     * Opens the state for a process; the one before was closed or killed.
     *
     * @throws IllegalStateException if the state cannot be used
     */
    MortalState open();

    /** Deletes the state. */
    @Override
    void close();
}
