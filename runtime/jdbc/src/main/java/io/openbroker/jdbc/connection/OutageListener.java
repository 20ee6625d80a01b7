package io.openbroker.jdbc.connection;

/** Is notified of outages that last, so that work which would only fail can pause. Must not block. */
public interface OutageListener {

    /** The database cannot be used. */
    void begins();

    /** The database can be used again. */
    void ends();
}
