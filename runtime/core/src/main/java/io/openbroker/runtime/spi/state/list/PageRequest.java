package io.openbroker.runtime.spi.state.list;

import java.util.Optional;

/**
 * Selects a part of a list.
 *
 * @param after the position from {@link Page#next}; empty for the start of the list
 * @param limit the maximum number of rows, from 1 to {@value #MOST}
 */
public record PageRequest(Optional<String> after, int limit) {

    /** The maximum number of rows in a page. */
    public static final int MOST = 1_000;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The limit of a page is " + limit + "; it must be from 1 to " + MOST);
        }
    }

    /**
     * The first part of a list.
     *
     * @param limit the maximum number of rows
     * @return the request
     */
    public static PageRequest first(int limit) {
        return new PageRequest(Optional.empty(), limit);
    }
}
