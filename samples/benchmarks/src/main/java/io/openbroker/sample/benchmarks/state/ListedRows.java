package io.openbroker.sample.benchmarks.state;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows that lists show. A hundred of each list have a rare platform, service offering, plan, state or kind of operation, spread over
 * all others, so that a page with one of these filters is full in a small state, and its rows are far between in a large one.
 */
final class ListedRows {

    static final String RARE = "rare";
    static final String COMMON = "common";

    private static final int RARE_ROWS = 100;
    private static final int BATCH = 400;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ListedRows() {}

    /** Adds so many service instances, each with a service binding and an operation. */
    static void add(StateStore store, int number) {
        List<RowChange> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            add(rows, i, i % (number / RARE_ROWS) == 0 ? RARE : COMMON);
            if (rows.size() >= BATCH || i == number - 1) {
                if (!store.commit(rows)) {
                    throw new IllegalStateException("A row exists already; the benchmark needs an empty database");
                }
                rows.clear();
            }
        }
    }

    private static void add(List<RowChange> rows, int number, String word) {
        boolean rare = word.equals(RARE);
        String id = (rare ? "a-" : "b-") + new UUID(number * 0x9E3779B97F4A7C15L, number);
        InstanceKey instance = new InstanceKey(word, id);
        ResourceStatus status = new ResourceStatus(1, rare ? Phase.FAILED : Phase.READY, Phase.READY, Optional.empty());
        Map<String, Object> context = Map.of("platform", "cloudfoundry", "organization_guid", "org-" + number % 1_000);
        rows.add(RowChange.insert(new StoredInstance(
                instance,
                word,
                status,
                new InstanceAttributes(word, context, Map.of("size", number), Optional.empty()),
                Optional.empty(),
                ServiceInstance.EMPTY)));
        rows.add(RowChange.insert(new StoredBinding(
                new BindingKey(instance, id),
                word,
                status,
                new BindingAttributes(word, context, Map.of(), Map.of(), Optional.empty()),
                new BoundAccess(Map.of("credentials", Map.of("password", id)), Optional.empty()))));
        rows.add(RowChange.insert(operation(instance, number, rare)));
    }

    private static StoredOperation operation(InstanceKey instance, int number, boolean rare) {
        Instant start = START.plus(Duration.ofSeconds(number));
        StoredOperation begun = StoredOperation.begin(
                UUID.randomUUID().toString(),
                instance,
                rare ? OsbOperation.UPDATE : OsbOperation.PROVISION,
                true,
                Optional.of("replica"),
                OperationRequest.of(new RequestOrigin(
                        new Platform(instance.platform()), Optional.empty(), new RequestIdentity("request"))),
                start);
        return begun.finish(rare ? OperationStatus.failed("It broke") : OperationStatus.succeeded(), start);
    }
}
