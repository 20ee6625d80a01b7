package io.openbroker.runtime.internal.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * A service instance or service binding of a platform.
 *
 * @param name the name by which users of the platform know it
 * @param inProgress whether an operation of the platform is in progress on it
 * @param createdAt when the platform has created it
 * @param ofOtherBroker whether another broker serves it
 */
record PlatformEntry(Optional<String> name, boolean inProgress, Optional<Instant> createdAt, boolean ofOtherBroker) {

    /** An entry that is known by its id only. */
    static final PlatformEntry PLAIN = new PlatformEntry(Optional.empty(), false, Optional.empty(), false);

    PlatformEntry withOtherBroker() {
        return new PlatformEntry(name, inProgress, createdAt, true);
    }
}
