package io.openbroker.runtime.spi.state.row;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a bind, from which later responses are made.
 *
 * @param body the fields of the response, including credentials, as JSON values
 * @param expiresAt when the service binding expires
 */
public record BoundAccess(Map<String, Object> body, Optional<Instant> expiresAt) {

    /** No result yet. */
    public static final BoundAccess NONE = new BoundAccess(Map.of(), Optional.empty());

    /** Leaves the body out: it holds credentials. */
    @Override
    public String toString() {
        return "BoundAccess[expiresAt=" + expiresAt + "]";
    }
}
