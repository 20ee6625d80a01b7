package io.openbroker.runtime.spi.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A key with which rows of a state may be encrypted.
 *
 * @param id the id of the key, which is no secret
 * @param current whether this replica encrypts with it
 * @param since when it was first used; unknown if an older version has used it first
 */
public record StateKey(String id, boolean current, Optional<Instant> since) {}
