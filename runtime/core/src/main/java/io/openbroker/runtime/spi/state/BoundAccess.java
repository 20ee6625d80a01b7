package io.openbroker.runtime.spi.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a bind has given: everything that is needed to answer for it again.
 *
 * @param body the fields of the answer, credentials among them, as JSON values
 * @param expiresAt when it becomes invalid
 */
public record BoundAccess(Map<String, Object> body, Optional<Instant> expiresAt) {

    /** Nothing yet. */
    public static final BoundAccess NONE = new BoundAccess(Map.of(), Optional.empty());

    /** Leaves the body out: it holds credentials. */
    @Override
    public String toString() {
        return "BoundAccess[expiresAt=" + expiresAt + "]";
    }
}
