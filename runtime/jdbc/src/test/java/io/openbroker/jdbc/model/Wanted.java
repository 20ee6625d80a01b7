package io.openbroker.jdbc.model;

import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.Map;

/**
 * What a service instance or binding is, or shall be.
 *
 * @param plan the id of its plan
 * @param size its only parameter
 * @param predecessor the service binding that it succeeds; empty if it is none that does
 */
record Wanted(String plan, int size, String predecessor) {

    static Wanted of(StoredInstance row) {
        return new Wanted(row.current().planId(), size(row.current().parameters()), "");
    }

    static Wanted of(StoredBinding row) {
        return new Wanted(
                row.attributes().planId(),
                size(row.attributes().parameters()),
                row.attributes().predecessorBindingId().orElse(""));
    }

    private static int size(Map<String, Object> parameters) {
        return ((Number) parameters.getOrDefault("size", -1)).intValue();
    }
}
