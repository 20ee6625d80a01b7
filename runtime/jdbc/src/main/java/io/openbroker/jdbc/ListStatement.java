package io.openbroker.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads a part of a table: conditions that are added one by one, an order, a limit. Used once, by one thread. */
final class ListStatement {

    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    ListStatement(String table) {
        this.table = table;
    }

    /** Adds a condition, which is SQL of ours, and a value for one of its parameters. */
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
