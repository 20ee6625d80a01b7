package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** State of the first version, with rows in it, becomes state of this one. Files of that version are those of H2ImportTest. */
class UpgradeTest {

    private static final InstanceKey KEY = new InstanceKey("default", "old");
    private static final Map<String, Object> ORGANIZATION = Map.of("organization_guid", "org");

    @Test
    void keepsWhatIsInPostgres() throws SQLException {
        isKept(JdbcSettings.postgresql(PostgresServer.emptyDatabase(), StateKeys.generate()));
    }

    private static void isKept(JdbcSettings settings) throws SQLException {
        StoredInstance instance = StoredInstance.creating(
                KEY,
                "service",
                new InstanceAttributes("plan", ORGANIZATION, Map.of(), Optional.empty()),
                ResourceStatus.creating("op"));
        StoredBinding binding = StoredBinding.creating(
                new BindingKey(KEY, "old"),
                "service",
                new BindingAttributes("plan", Map.of(), Map.of(), Map.of(), Optional.empty()),
                ResourceStatus.creating("op"));
        StoredOperation operation = StoredOperation.begin(
                "op",
                KEY,
                OsbOperation.PROVISION,
                true,
                Optional.of("replica"),
                OperationRequest.of(
                        new RequestOrigin(new Platform("default"), Optional.empty(), new RequestIdentity("request"))),
                Instant.parse("2026-02-03T04:05:06Z"));
        try (JdbcState state = JdbcState.open(settings)) {
            assertThat(state.store()
                            .commit(List.of(
                                    RowChange.insert(instance),
                                    RowChange.insert(binding),
                                    RowChange.insert(operation))))
                    .isTrue();
        }
        becomeFirstVersion(settings.url());

        try (JdbcState state = JdbcState.open(settings)) {
            assertThat(state.store().instance(KEY)).contains(instance);
            assertThat(state.store().operation("op")).contains(operation);
            for (String plan : List.of("plan", "other")) {
                ResourceQuery ofPlan = new ResourceQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(plan),
                        Optional.empty());
                int found = plan.equals("plan") ? 1 : 0;
                assertThat(state.store()
                                .listInstances(ofPlan, PageRequest.first(2))
                                .rows())
                        .hasSize(found);
                assertThat(state.store()
                                .listBindings(ofPlan, PageRequest.first(2))
                                .rows())
                        .hasSize(found);
            }
            assertThat(state.store().listKeys())
                    .hasSize(1)
                    .allMatch(key -> key.since().isEmpty());
            InstanceKey nobody = new InstanceKey("default", "nobody");
            InstanceFilter organization = InstanceFilter.organizationOf(Context.of(ORGANIZATION));
            assertThat(state.store().count(organization.withPlan("plan"), nobody))
                    .isEqualTo(1);
            assertThat(state.store()
                            .commit(
                                    List.of(RowChange.replace(instance.with(
                                            new ResourceStatus(2, Phase.FAILED, Phase.FAILED, Optional.empty())))),
                                    List.of(new InstanceCount(organization, nobody, 1))))
                    .isTrue();
            BrokerAdmin operator = new BrokerAdmin(state);
            assertThat(operator.instances(ResourceQuery.ALL, PageRequest.first(1))
                            .rows())
                    .map(ListedInstance::createdAt)
                    .containsExactly(Optional.empty());
            assertThat(operator.operations(
                                    new OperationQuery(
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(State.IN_PROGRESS),
                                            Optional.empty(),
                                            Optional.empty()),
                                    PageRequest.first(1))
                            .rows())
                    .hasSize(1);
        }
    }

    /** Takes back what the later versions have added, so that what is left is what the first one has made. */
    private static void becomeFirstVersion(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String index : List.of(
                    "instance_phase",
                    "instance_platform",
                    "instance_organization",
                    "instance_uncounted",
                    "binding_phase",
                    "binding_platform",
                    "operation_started",
                    "operation_state",
                    "operation_platform",
                    "operation_kind",
                    "instance_service",
                    "instance_search",
                    "binding_service",
                    "binding_search")) {
                statement.execute("drop index openbroker_" + index);
            }
            statement.execute("alter table openbroker_instance drop column created_at");
            for (String column : List.of("plan_id", "next_plan_id", "organization", "space", "updated_at")) {
                statement.execute("alter table openbroker_instance drop column " + column);
            }
            statement.execute("drop table openbroker_count");
            statement.execute("drop table openbroker_report");
            for (String column : List.of("created_at", "updated_at", "plan_id")) {
                statement.execute("alter table openbroker_binding drop column " + column);
            }
            statement.execute("alter table openbroker_replica drop column version");
            statement.execute("alter table openbroker_key drop column since");
            statement.execute("alter table openbroker_operation drop column failing");
            statement.execute("alter table openbroker_operation drop column claims");
            statement.execute("alter table openbroker_operation drop column compensates");
            statement.execute("alter table openbroker_replica drop column primary_key_id");
            statement.execute("alter table openbroker_replica drop column lease_millis");
            assertThat(statement.executeUpdate("delete from \"openbroker_schema_history\" where \"version\" > '1'"))
                    .isEqualTo(6);
        }
    }
}
