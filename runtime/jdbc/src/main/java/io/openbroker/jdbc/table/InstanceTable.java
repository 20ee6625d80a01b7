package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.Tenant;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes service instances. */
final class InstanceTable extends ResourceTable<StoredInstance> {

    /** The columns by which policies count and operators search; what is encrypted of them is there as a digest. */
    private static final List<String> OWN = List.of("plan_id", "next_plan_id", "organization", "space");

    InstanceTable(RowCipher cipher, Database database, Clock clock) {
        super(
                "openbroker_instance",
                StoredInstance.class,
                "id",
                "instance_id",
                List.of(),
                OWN,
                "organization is null",
                cipher,
                database,
                clock);
    }

    /** Any service offering with service instances; of these, if the set is not empty. */
    SqlStatement anyOffering(Set<String> of) {
        String condition = of.isEmpty() ? "" : " where service_id in (?" + ", ?".repeat(of.size() - 1) + ")";
        return SqlStatement.of("select service_id from openbroker_instance" + condition + " limit 1", of.toArray());
    }

    @Override
    List<Object> keyValues(StoredInstance row) {
        return List.of();
    }

    @Override
    List<Object> ownValues(StoredInstance row) {
        Tenant tenant = Tenant.of(row);
        return List.of(
                row.planId(),
                SqlStatement.orNull(row.pending().map(InstanceAttributes::planId), Types.VARCHAR),
                RowIds.ofOrganization(tenant.organization()),
                RowIds.ofSpace(tenant.space()));
    }

    SqlStatement count(InstanceFilter filter, InstanceKey except) {
        List<Object> values = new ArrayList<>();
        return SqlStatement.of(count(filter, except, values), values.toArray());
    }

    /**
     * Changes that find their row if the count is right, and make other transactions with such changes wait until this one ends.
     * The first one waits; the second one therefore sees what the others have changed.
     */
    List<SqlStatement> demand(List<InstanceCount> counts) {
        List<SqlStatement> demands = new ArrayList<>();
        demands.add(SqlStatement.of("update openbroker_count set claims = claims + 1 where id = 1"));
        for (InstanceCount counted : counts) {
            List<Object> values = new ArrayList<>();
            String count = count(counted.filter(), counted.except(), values);
            values.add(counted.number());
            demands.add(SqlStatement.of(
                    "update openbroker_count set claims = claims where id = 1 and (" + count + ") = ?",
                    values.toArray()));
        }
        return demands;
    }

    /** @param values receives the values of the parameters */
    private static String count(InstanceFilter filter, InstanceKey except, List<Object> values) {
        StringBuilder sql = new StringBuilder("select count(*) from openbroker_instance where id <> ?");
        values.add(RowIds.of(except));
        filter.organization().ifPresent(value -> {
            sql.append(" and organization = ?");
            values.add(RowIds.ofOrganization(value));
        });
        filter.space().ifPresent(value -> {
            sql.append(" and space = ?");
            values.add(RowIds.ofSpace(value));
        });
        filter.platform().ifPresent(value -> {
            sql.append(" and platform = ?");
            values.add(value);
        });
        filter.serviceId().ifPresent(value -> {
            sql.append(" and service_id = ?");
            values.add(value);
        });
        filter.planId().ifPresent(value -> {
            sql.append(" and (plan_id = ? or next_plan_id = ?)");
            values.add(value);
            values.add(value);
        });
        return sql.toString();
    }

    @Override
    Map<String, Object> content(StoredInstance row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("current", RowContent.of(row.current()));
        row.pending().ifPresent(pending -> json.put("pending", RowContent.of(pending)));
        json.put("details", RowContent.of(row.details()));
        return json;
    }

    @Override
    ResourceKey key(InstanceKey instance, ResultSet row) {
        return instance;
    }

    @Override
    StoredInstance row(ResourceKey key, String serviceId, ResourceStatus status, Map<String, Object> content) {
        return new StoredInstance(
                key.instance(),
                serviceId,
                status,
                RowContent.instanceAttributes(
                        RowContent.object(content, "current").orElseThrow()),
                RowContent.object(content, "pending").map(RowContent::instanceAttributes),
                RowContent.details(RowContent.object(content, "details").orElseThrow()));
    }
}
