package io.openbroker.jdbc.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Selects a part of a table by conditions, an order and a limit. For one use by one thread. */
final class ListStatement {

    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    ListStatement(String table) {
        this.table = table;
    }

    /** Adds a condition in trusted SQL, and the value of one of its parameters. */
    void and(String condition, String parameter, Object value) {
        conditions.add(condition);
        values.put(parameter, value);
    }

    Query query(Handle handle, String order, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query query = handle.createQuery("select * from " + table + where + " order by " + order + " limit :limit")
                .bind("limit", limit);
        values.forEach(query::bind);
        return query;
    }
}
