package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.SampleRows.AN_INSTANCE;
import static io.openbroker.runtime.spi.state.SampleRows.A_BINDING;
import static io.openbroker.runtime.spi.state.SampleRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How every {@link StateStore} lists what it keeps. */
abstract class StateListContract {

    /** The store, empty at the begin of each test. */
    protected abstract StateStore store();

    @Test
    void listsNothingAtFirst() {
        assertThat(store().listInstances(ResourceQuery.ALL, PageRequest.first(1)))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
        assertThat(store().listBindings(ResourceQuery.ALL, PageRequest.first(1)).rows())
                .isEmpty();
        assertThat(store().listOperations(OperationQuery.ALL, PageRequest.first(1))
                        .rows())
                .isEmpty();
        assertThat(store().operation("op")).isEmpty();
    }

    @Test
    void listsServiceInstancesPageByPage() {
        Instant before = Instant.now();
        List<StoredInstance> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            StoredInstance row = SampleRows.instance(new InstanceKey("default", "i\uD83D\uDE00%/ " + i));
            insert(row);
            all.add(row);
        }
        List<DatedResource<StoredInstance>> listed =
                pages(3, request -> store().listInstances(ResourceQuery.ALL, request));

        assertThat(listed).map(DatedResource::row).containsExactlyInAnyOrderElementsOf(all);
        assertThat(listed)
                .allSatisfy(row -> assertThat(row.createdAt().orElseThrow())
                        .isBetween(
                                before.minus(Duration.ofMinutes(1)),
                                Instant.now().plus(Duration.ofMinutes(1))));
        assertThat(pages(1, request -> store().listInstances(ResourceQuery.ALL, request)))
                .isEqualTo(listed);
        assertThat(pages(7, request -> store().listInstances(ResourceQuery.ALL, request)))
                .isEqualTo(listed);
    }

    @Test
    void listsServiceInstancesByPlatformPhaseAndId() {
        StoredInstance one = SampleRows.instance(AN_INSTANCE);
        StoredInstance other = SampleRows.instance(new InstanceKey("other", "i-1"));
        insert(one);
        insert(other);
        StoredInstance failed = SampleRows.failed(other);
        assertThat(store().commit(List.of(RowChange.replace(failed)))).isTrue();

        assertThat(instances(query(Optional.of("other"), Optional.empty(), Optional.empty())))
                .containsExactly(failed);
        assertThat(instances(query(Optional.empty(), Optional.of(AN_INSTANCE), Optional.empty())))
                .containsExactly(one);
        assertThat(instances(query(Optional.empty(), Optional.empty(), Optional.of(Phase.FAILED))))
                .containsExactly(failed);
        assertThat(instances(query(Optional.of("default"), Optional.of(AN_INSTANCE), Optional.of(Phase.FAILED))))
                .isEmpty();
    }

    @Test
    void listsServiceBindingsByTheirServiceInstance() {
        StoredBinding one = SampleRows.binding(A_BINDING);
        StoredBinding second = SampleRows.binding(new BindingKey(AN_INSTANCE, "b-2"));
        StoredBinding other = SampleRows.binding(new BindingKey(new InstanceKey("other", "i-2"), "b-1"));
        List.of(one, second, other).forEach(this::insert);

        assertThat(pages(2, request -> store().listBindings(ResourceQuery.ALL, request)))
                .map(DatedResource::row)
                .containsExactlyInAnyOrder(one, second, other);
        ResourceQuery ofInstance = query(Optional.of("default"), Optional.of(AN_INSTANCE), Optional.of(Phase.CREATING));
        assertThat(store().listBindings(ofInstance, PageRequest.first(9)).rows())
                .map(DatedResource::row)
                .containsExactlyInAnyOrder(one, second);
        assertThat(store().listBindings(
                                query(Optional.empty(), Optional.empty(), Optional.of(Phase.READY)),
                                PageRequest.first(9))
                        .rows())
                .isEmpty();
    }

    @Test
    void listsOperationsTheNewestFirst() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // Two begin at a time.
            insert(operation("op-" + i, AN_INSTANCE, OsbOperation.PROVISION, NOW.plusSeconds(i / 2)));
            expected.add(0, "op-" + i);
        }
        for (int limit : List.of(1, 2, 4, 6, 10)) {
            assertThat(pages(limit, request -> store().listOperations(OperationQuery.ALL, request)))
                    .map(StoredOperation::id)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void listsOperationsThatAreStuck() {
        StoredOperation old = operation("old", AN_INSTANCE, OsbOperation.PROVISION, NOW);
        StoredOperation young = operation("young", A_BINDING, OsbOperation.BIND, NOW.plusSeconds(60));
        StoredOperation ended = operation("ended", AN_INSTANCE, OsbOperation.UPDATE, NOW);
        StoredOperation elsewhere = operation("elsewhere", new InstanceKey("other", "i"), OsbOperation.PROVISION, NOW);
        List.of(old, young, ended, elsewhere).forEach(this::insert);
        StoredOperation failed = ended.finish(OperationStatus.failed("It broke"), NOW.plusSeconds(1));
        assertThat(store().commit(List.of(RowChange.replace(failed)))).isTrue();
        OperationQuery all = OperationQuery.ALL;

        assertThat(operations(new OperationQuery(
                        Optional.of("default"),
                        Optional.empty(),
                        Optional.of(State.IN_PROGRESS),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(30)))))
                .containsExactly(old);
        assertThat(operations(new OperationQuery(
                        all.platform(), all.resource(), Optional.of(State.FAILED), all.kind(), all.startedBefore())))
                .containsExactly(failed);
        assertThat(operations(new OperationQuery(
                        all.platform(), Optional.of(A_BINDING), all.state(), all.kind(), all.startedBefore())))
                .containsExactly(young);
        assertThat(operations(new OperationQuery(
                        all.platform(),
                        all.resource(),
                        all.state(),
                        Optional.of(OsbOperation.PROVISION),
                        all.startedBefore())))
                .containsExactly(old, elsewhere);
        assertThat(store().operation("young")).contains(young);
    }

    @Test
    void rejectsOperationsAfterNoPlace() {
        assertThatThrownBy(
                        () -> store().listOperations(OperationQuery.ALL, new PageRequest(Optional.of("nonsense"), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a position in this list");
    }

    @Test
    void remembersWhatAnOperatorWants() {
        StoredOperation operation = operation("op", AN_INSTANCE, OsbOperation.PROVISION, NOW);
        insert(operation);
        StoredOperation failing = operation.failing("It hangs");
        assertThat(store().commit(List.of(RowChange.replace(failing)))).isTrue();

        assertThat(store().operation("op")).contains(failing);
        assertThat(failing.finish(OperationStatus.failed("Cancelled"), NOW)
                        .status()
                        .description())
                .contains("It hangs");
        assertThat(failing.finish(OperationStatus.succeeded(), NOW).status().description())
                .isEmpty();
    }

    private static ResourceQuery query(
            Optional<String> platform, Optional<InstanceKey> instance, Optional<Phase> phase) {
        return new ResourceQuery(platform, instance, phase);
    }

    private static StoredOperation operation(String id, ResourceKey resource, OsbOperation kind, Instant start) {
        return StoredOperation.begin(id, resource, kind, true, Optional.empty(), SampleRows.request(resource), start);
    }

    private void insert(StoredRow row) {
        assertThat(store().commit(List.of(RowChange.insert(row)))).isTrue();
    }

    private List<StoredInstance> instances(ResourceQuery query) {
        return store().listInstances(query, PageRequest.first(10)).rows().stream()
                .map(DatedResource::row)
                .toList();
    }

    private List<StoredOperation> operations(OperationQuery query) {
        return store().listOperations(query, PageRequest.first(10)).rows();
    }

    private static <T> List<T> pages(int limit, Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        PageRequest request = PageRequest.first(limit);
        while (true) {
            Page<T> page = list.apply(request);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.rows());
            if (page.next().isEmpty()) {
                return all;
            }
            assertThat(page.rows()).hasSize(limit);
            request = new PageRequest(page.next(), limit);
        }
    }
}
