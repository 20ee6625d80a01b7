package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.DatedResource;
import io.openbroker.runtime.spi.state.Page;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** What the tables of service instances and of service bindings have in common: claims by revision, and a sealed content. */
final class ResourceRows {

    private final String table;
    private final Seal seal;

    ResourceRows(String table, Seal seal) {
        this.table = table;
        this.seal = seal;
    }

    <S extends StoredResource> Optional<S> find(Handle handle, ResourceKey key, RowMapper<S> reader) {
        return handle.createQuery("select * from " + table + " where id = :id")
                .bind("id", RowIds.of(key))
                .map(reader)
                .findOne();
    }

    /** Lists rows; the column tells to which service instance each belongs. */
    <S extends StoredResource> Page<DatedResource<S>> list(
            Handle handle, ResourceQuery query, PageRequest page, String instanceColumn, RowMapper<S> reader) {
        ListStatement statement = new ListStatement(table);
        ResourceIds.restrict(statement, query, instanceColumn);
        page.after().ifPresent(last -> statement.and("id > :after", "after", ResourceIds.parse(last)));
        List<DatedResource<S>> rows = statement
                .query(handle, "id", page.limit() + 1)
                .map((row, context) ->
                        new DatedResource<>(reader.map(row, context), ResourceIds.createdAt(row, context)))
                .list();
        return Page.of(rows, page.limit(), row -> ResourceIds.text(row.row()));
    }

    boolean replace(Handle handle, StoredResource row, Map<String, Object> content) {
        Update update = handle.createUpdate("update " + table + """
                         set revision = :revision, phase = :phase, service_id = :serviceId,
                        operation_id = :operationId, sealed = :sealed
                        where id = :id and revision = :revision - 1""");
        return bind(update, row, content).execute() == 1;
    }

    boolean remove(Handle handle, StoredResource row) {
        return handle.createUpdate("delete from " + table + " where id = :id and revision = :revision")
                        .bind("id", RowIds.of(row.key()))
                        .bind("revision", row.revision())
                        .execute()
                == 1;
    }

    /** Binds what both tables have, under names that are the same for both. */
    Update bind(Update statement, StoredResource row, Map<String, Object> content) {
        byte[] id = RowIds.of(row.key());
        return statement
                .bind("id", id)
                .bind("revision", row.revision())
                .bind("phase", row.phase().name())
                .bind("serviceId", row.serviceId())
                .bind("operationId", row.operationId())
                .bind("sealed", seal.close(content, id));
    }
}
