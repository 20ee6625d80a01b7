package io.openbroker.runtime.spi.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param rows the part, in the order of the list
 * @param next where the next part begins, to be given back as it is; none at the end of the list
 */
public record Page<T>(List<T> rows, Optional<String> next) {

    /**
     * Keeps a copy.
     *
     * @param rows the part, in the order of the list
     * @param next where the next part begins
     */
    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * Cuts a page off the rows that follow the last one.
     *
     * @param <T> what is listed
     * @param following the rows that follow, one more than a page holds, if there are as many
     * @param limit how many rows a page holds
     * @param position the place of a row in the list
     * @return the page
     */
    public static <T> Page<T> of(List<T> following, int limit, Function<T, String> position) {
        return following.size() <= limit
                ? new Page<>(following, Optional.empty())
                : new Page<>(following.subList(0, limit), Optional.of(position.apply(following.get(limit - 1))));
    }

    /**
     * The same page of something else.
     *
     * @param <R> what is listed then
     * @param to makes it
     * @return the page
     */
    public <R> Page<R> map(Function<T, R> to) {
        return new Page<>(rows.stream().map(to).toList(), next);
    }
}
