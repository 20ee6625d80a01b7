package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Selects a part of a table by conditions, an order and a limit. For one use by one thread. */
final class ListStatement {

    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    ListStatement(String table) {
        this.table = table;
    }

    /** Adds a condition in trusted SQL, and the values of its parameters. */
    void and(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
    }

    SqlStatement query(String order, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        values.add(limit);
        return SqlStatement.of("select * from " + table + where + " order by " + order + " limit ?", values.toArray());
    }
}
