package io.openbroker.runtime.spi.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A service instance or service binding with its age.
 *
 * @param <S> which of the two
 * @param row the service instance or service binding
 * @param createdAt when the broker was first asked for it; unknown of those that an older version has recorded
 */
public record DatedResource<S extends StoredResource>(S row, Optional<Instant> createdAt) {}
