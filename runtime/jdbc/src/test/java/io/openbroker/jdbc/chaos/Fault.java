package io.openbroker.jdbc.chaos;

/** What happens to replicas and to their database. */
enum Fault {
    /** A replica is killed, and started some time later. */
    KILL("kill -9 of a replica"),
    /** A replica is asked to end, and started some time later. */
    STOP("a replica stopped (SIGTERM)"),
    /** A replica is paused, and goes on some time later. */
    PAUSE("a replica paused (SIGSTOP)"),
    /** The clock of a replica is set to another time, or runs too fast. */
    CLOCK("a replica's clock wrong by an hour, or too fast"),
    /** Half of all sessions of the database are terminated. */
    SESSIONS("half of all sessions terminated"),
    /** The database is stopped and started. */
    RESTART("the database restarted"),
    /** The database ends without a checkpoint, and is started. */
    CRASH("the database crashed"),
    /** The database takes no writes for some time. */
    READ_ONLY("the database read-only"),
    /** A table is locked for some time. */
    LOCK("a table locked"),
    /** The network of a replica to the database is slow for some time. */
    SLOW("a slow network to the database"),
    /** The network of a replica to the database carries nothing for some time. */
    SILENCE("a silent network to the database");

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
