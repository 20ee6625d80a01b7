package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Instant;
import java.util.Optional;

/**
 * A service instance or service binding with its times.
 *
 * @param <S> the service instance or service binding
 * @param row the service instance or service binding
 * @param createdAt when it was first requested; unknown for rows that an older version has stored
 * @param updatedAt when its row last changed; unknown for rows that an older version has changed last
 */
public record DatedResource<S extends StoredResource>(
        S row, Optional<Instant> createdAt, Optional<Instant> updatedAt) {}
