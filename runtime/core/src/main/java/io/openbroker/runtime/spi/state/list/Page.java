package io.openbroker.runtime.spi.state.list;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param <T> the type of the rows
 * @param rows the part, in the order of the list
 * @param next the position of the next part, for {@link PageRequest}; empty at the end of the list
 */
public record Page<T>(List<T> rows, Optional<String> next) {

    /** Copies the rows. */
    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * Makes a page of the rows that follow the last page.
     *
     * @param <T> the type of the rows
     * @param following the rows; one more than the limit, if there are so many
     * @param limit the maximum number of rows in the page
     * @param position the position of a row in the list
     * @return the page
     */
    public static <T> Page<T> of(List<T> following, int limit, Function<T, String> position) {
        return following.size() <= limit
                ? new Page<>(following, Optional.empty())
                : new Page<>(following.subList(0, limit), Optional.of(position.apply(following.get(limit - 1))));
    }

    /**
     * Converts the rows.
     *
     * @param <R> the type of the new rows
     * @param to converts a row
     * @return the page
     */
    public <R> Page<R> map(Function<T, R> to) {
        return new Page<>(rows.stream().map(to).toList(), next);
    }
}
