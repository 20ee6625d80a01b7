package io.openbroker.jdbc.connection;

/** Hears of outages that last, so that work which would only fail waits for their end. Must not block. */
public interface OutageListener {

    /** The database cannot be used. */
    void begins();

    /** The database can be used again. */
    void ends();
}
