package io.openbroker.jdbc.table;

import io.openbroker.jdbc.database.Database;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.util.Optional;

/**
 * The order of a list of service instances or service bindings: by their row ids, or, if ids with a certain beginning are searched,
 * by those ids. An index has each order, so a page costs the same however long the list is.
 */
sealed interface ListOrder {

    /**
     * The order of a list.
     *
     * @param search the beginning of the ids
     * @param idColumn the column with the ids
     */
    static ListOrder of(Optional<String> search, String idColumn, Database database) {
        return search.<ListOrder>map(prefix -> new BySearchedId(IdPrefix.of(prefix), idColumn, database))
                .orElseGet(ByRowId::new);
    }

    /** The columns of the order. */
    String columns();

    /** Adds the conditions by which rows are found. */
    void restrict(ListStatement statement);

    /** The position of a row. */
    String position(ResourceKey key);

    /**
     * Adds the condition that rows follow a position.
     *
     * @throws IllegalArgumentException if it is not a position in this order
     */
    void continueAfter(String position, ListStatement statement);

    private static IllegalArgumentException foreign(String position) {
        return new IllegalArgumentException(
                "\"" + position + "\" is not a position in this list; use the one that the page before has returned");
    }

    /** By the ids of rows, which are digests. */
    record ByRowId() implements ListOrder {

        @Override
        public String columns() {
            return "id";
        }

        @Override
        public void restrict(ListStatement statement) {
            // All rows are in this order.
        }

        @Override
        public String position(ResourceKey key) {
            return RowIds.text(key);
        }

        @Override
        public void continueAfter(String position, ListStatement statement) {
            statement.and("id > ?", (Object) RowIds.parse(position));
        }
    }

    /** By the beginning of the ids that platforms have chosen, then as {@link ByRowId}. */
    record BySearchedId(IdPrefix prefix, String idColumn, Database database) implements ListOrder {

        private static final char SEPARATOR = '_';

        @Override
        public String columns() {
            return indexed() + ", id";
        }

        private String indexed() {
            return database.bytewise("substr(" + idColumn + ", 1, " + IdPrefix.INDEXED + ")");
        }

        @Override
        public void restrict(ListStatement statement) {
            statement.and(indexed() + " >= ?", prefix.indexed());
            prefix.end().ifPresent(end -> statement.and(indexed() + " < ?", end));
            if (prefix.longerThanIndexed()) {
                statement.and("substr(" + idColumn + ", 1, ?) = ?", prefix.length(), prefix.text());
            }
        }

        @Override
        public String position(ResourceKey key) {
            String id = key.bindingId().orElseGet(key.instance()::instanceId);
            return RowIds.text(key) + SEPARATOR + IdPrefix.of(id).indexed();
        }

        @Override
        public void continueAfter(String position, ListStatement statement) {
            int separator = position.indexOf(SEPARATOR);
            String id = position.substring(separator + 1);
            // What nobody has got from us could also be a text that the database rejects.
            if (separator < 0 || !id.startsWith(prefix.indexed()) || id.indexOf('\0') >= 0) {
                throw foreign(position);
            }
            statement.and("(" + indexed() + ", id) > (?, ?)", id, RowIds.parse(position.substring(0, separator)));
        }
    }
}
