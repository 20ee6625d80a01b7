package io.openbroker.runtime.spi.state;

import java.util.Optional;

/**
 * A replica that has sent heartbeats and was not forgotten.
 *
 * @param name its name
 * @param heartbeat its last heartbeat
 * @param version the version of openbroker in it; unknown if an older version has written the row
 */
public record KnownReplica(String name, Heartbeat heartbeat, Optional<String> version) {}
