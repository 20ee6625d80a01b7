package io.openbroker.runtime.spi.state;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param after where the part begins, as the page before it has told; none for the begin of the list
 * @param limit how many rows at most, from 1 to {@value #MOST}
 */
public record PageRequest(Optional<String> after, int limit) {

    /** The most rows of a page. */
    public static final int MOST = 1_000;

    /**
     * Checks the number.
     *
     * @param after where the part begins
     * @param limit how many rows at most
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page of " + limit + " rows is not possible; ask for 1 to " + MOST);
        }
    }

    /**
     * The first part of a list.
     *
     * @param limit how many rows at most
     * @return the request
     */
    public static PageRequest first(int limit) {
        return new PageRequest(Optional.empty(), limit);
    }
}
