package io.openbroker.sample.benchmarks.state;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills the state of a broker. */
final class StateLoader {

    private static final String PLATFORM = "default";
    private static final int BATCH = 250;
    /** Number of service instances that the store writes; the others are copies of them. */
    private static final int ORIGINALS = 1_000;

    private StateLoader() {}

    /**
     * Adds existing service instances. The store writes the first thousand. The others are copies under different ids, whose
     * encrypted columns have a realistic length but cannot be decrypted.
     */
    static void addInstances(StateStore store, Connection database, int number) throws SQLException {
        List<RowChange> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(number, ORIGINALS); i++) {
            rows.add(RowChange.insert(new StoredInstance(
                    new InstanceKey(PLATFORM, "there-" + i),
                    HeldBroker.SERVICE,
                    new ResourceStatus(2, Phase.READY, Phase.READY, Optional.empty()),
                    attributes(i),
                    Optional.empty(),
                    ServiceInstance.EMPTY)));
        }
        commit(store, rows);
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    insert into openbroker_instance
                    (id, platform, instance_id, revision, phase, service_id, created_at, sealed)
                    select sha256(('copy-' || copy)::bytea), platform, 'copy-' || copy, revision, phase, service_id, now(), sealed
                    from generate_series(%d, %d) as copy
                    join openbroker_instance on instance_id = 'there-' || copy %% %d""".formatted(ORIGINALS, number - 1, ORIGINALS));
        }
    }

    /** Adds background operations that create service instances. */
    static void addOperations(StateStore store, int number) {
        List<RowChange> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            InstanceKey key = new InstanceKey(PLATFORM, HeldBroker.HELD + i);
            String operation = operation(i);
            rows.add(RowChange.insert(StoredInstance.creating(
                    key, HeldBroker.SERVICE, attributes(i), ResourceStatus.creating(operation))));
            rows.add(RowChange.insert(StoredOperation.begin(
                    operation,
                    key,
                    OsbOperation.PROVISION,
                    true,
                    Optional.empty(),
                    OperationRequest.of(new RequestOrigin(
                            new Platform(PLATFORM), Optional.empty(), new RequestIdentity("request-" + i))),
                    Instant.now())));
        }
        commit(store, rows);
    }

    static String operation(int number) {
        return "operation-" + number;
    }

    private static InstanceAttributes attributes(int number) {
        return new InstanceAttributes(
                HeldBroker.PLAN,
                Map.of("platform", "kubernetes", "namespace", "team-" + number % 100, "clusterid", "cluster"),
                Map.of(),
                Optional.empty());
    }

    private static void commit(StateStore store, List<RowChange> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            if (!store.commit(rows.subList(from, Math.min(from + BATCH, rows.size())))) {
                throw new IllegalStateException("A row exists already; the benchmark needs an empty database");
            }
        }
    }
}
