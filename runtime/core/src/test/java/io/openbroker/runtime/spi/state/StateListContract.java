package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.SampleRows.AN_INSTANCE;
import static io.openbroker.runtime.spi.state.SampleRows.A_BINDING;
import static io.openbroker.runtime.spi.state.SampleRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.Attention;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.OperationWithPlan;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    void listsServiceInstancesByOfferingAndPlan() {
        StoredInstance small = SampleRows.instance(AN_INSTANCE, "databases", "small", Map.of());
        StoredInstance large = SampleRows.instance(new InstanceKey("default", "i-2"), "databases", "large", Map.of());
        StoredInstance queue = SampleRows.instance(new InstanceKey("default", "i-3"), "queues", "standard", Map.of());
        List.of(small, large, queue).forEach(this::insert);

        assertThat(instances(ofOffering(Optional.of("databases"), Optional.empty())))
                .containsExactlyInAnyOrder(small, large);
        assertThat(instances(ofOffering(Optional.empty(), Optional.of("large"))))
                .containsExactly(large);
        assertThat(instances(ofOffering(Optional.of("queues"), Optional.of("large"))))
                .isEmpty();
        assertThat(instances(ofOffering(Optional.of("x"), Optional.empty()))).isEmpty();
    }

    @Test
    void followsThePlanOfAServiceInstance() {
        StoredInstance small = SampleRows.instance(AN_INSTANCE, "databases", "small", Map.of());
        insert(small);
        StoredInstance updated = new StoredInstance(
                small.key(),
                small.serviceId(),
                SampleRows.failed(small).status(),
                SampleRows.attributes("large"),
                Optional.empty(),
                small.details());
        assertThat(store().commit(List.of(RowChange.replace(updated)))).isTrue();

        assertThat(instances(ofOffering(Optional.empty(), Optional.of("large"))))
                .containsExactly(updated);
        assertThat(instances(ofOffering(Optional.empty(), Optional.of("small"))))
                .isEmpty();
    }

    @Test
    void findsServiceInstancesByTheBeginningOfTheirIds() {
        String smile = "\uD83D\uDE00";
        List<String> ids =
                List.of("ab", "abc", "abcd", "aBc", "ac", "a_c", "a%", "\u00E4b", smile, smile + "x", "\uFFFDx");
        ids.forEach(id -> insert(SampleRows.instance(new InstanceKey("default", id))));
        insert(SampleRows.instance(new InstanceKey("other", "abc")));

        assertThat(found("ab")).containsExactlyInAnyOrder("ab", "abc", "abcd", "abc");
        assertThat(found("abc")).containsExactlyInAnyOrder("abc", "abcd", "abc");
        assertThat(found("a_")).containsExactly("a_c");
        assertThat(found("a%")).containsExactly("a%");
        assertThat(found("A")).isEmpty();
        assertThat(found("\u00E4")).containsExactly("\u00E4b");
        assertThat(found(smile)).containsExactlyInAnyOrder(smile, smile + "x");
        assertThat(found("\uFFFD")).containsExactly("\uFFFDx");
        assertThat(found("abcde")).isEmpty();
        ResourceQuery ofOther = new ResourceQuery(
                Optional.of("other"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ab"));
        assertThat(instances(ofOther)).hasSize(1);
    }

    @Test
    void findsLongIdsThatBeginAlike() {
        String alike = "\u00E4".repeat(120);
        List<String> ids = List.of(alike + "a1", alike + "a2", alike + "b", alike, "\u00E4".repeat(99) + "x");
        ids.forEach(id -> insert(StoredInstance.creating(
                new InstanceKey("default", id),
                "service",
                SampleRows.attributes("plan"),
                ResourceStatus.creating("op"))));

        assertThat(found(alike)).containsExactlyInAnyOrderElementsOf(ids.subList(0, 4));
        assertThat(found(alike + "a")).containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
        assertThat(found("\u00E4".repeat(100))).containsExactlyInAnyOrderElementsOf(ids.subList(0, 4));
        assertThat(found("\u00E4".repeat(99))).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void findsServiceBindingsByTheBeginningOfTheirOwnIds() {
        for (String id : List.of("b-1", "b-2", "c-1", "i-1")) {
            insert(SampleRows.binding(new BindingKey(AN_INSTANCE, id)));
        }

        assertThat(pages(1, request -> store().listBindings(search("b"), request)))
                .map(row -> row.row().key().id())
                .containsExactlyInAnyOrder("b-1", "b-2");
        assertThat(pages(1, request -> store().listBindings(search("i-1"), request)))
                .map(row -> row.row().key().id())
                .containsExactly("i-1");
        assertThat(pages(
                        1, request -> store().listBindings(ofOffering(Optional.empty(), Optional.of("plan")), request)))
                .hasSize(4);
        assertThat(pages(1, request -> store().listBindings(ofOffering(Optional.of("x"), Optional.empty()), request)))
                .isEmpty();
    }

    @Test
    void findsOneServiceBinding() {
        StoredBinding one = SampleRows.binding(A_BINDING);
        insert(one);
        insert(SampleRows.binding(new BindingKey(AN_INSTANCE, "b-2")));
        insert(SampleRows.instance(AN_INSTANCE));

        assertThat(store().listBindings(ResourceQuery.of(A_BINDING), PageRequest.first(9))
                        .rows())
                .map(DatedResource::row)
                .containsExactly(one);
        assertThat(instances(ResourceQuery.of(A_BINDING))).isEmpty();
    }

    @Test
    void datesChanges() {
        StoredInstance row = SampleRows.instance(AN_INSTANCE);
        insert(row);
        DatedResource<StoredInstance> first = only(AN_INSTANCE);
        assertThat(first.updatedAt()).isEqualTo(first.createdAt());
        assertThat(store().commit(List.of(RowChange.replace(SampleRows.ready(row)))))
                .isTrue();

        DatedResource<StoredInstance> second = only(AN_INSTANCE);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.updatedAt().orElseThrow())
                .isAfterOrEqualTo(first.updatedAt().orElseThrow());
    }

    private DatedResource<StoredInstance> only(InstanceKey key) {
        return store().listInstances(ResourceQuery.of(key), PageRequest.first(1))
                .rows()
                .get(0);
    }

    private List<String> found(String prefix) {
        return pages(1, request -> store().listInstances(search(prefix), request)).stream()
                .map(row -> row.row().key().instanceId())
                .toList();
    }

    @Test
    void listsWhatNeedsAnOperatorTheMostUrgentFirst() {
        StoredOperation slow = operation("slow", AN_INSTANCE, OsbOperation.PROVISION, NOW);
        StoredOperation slower = operation("slower", AN_INSTANCE, OsbOperation.PROVISION, NOW.minusSeconds(1));
        StoredOperation resting = operation("resting", AN_INSTANCE, OsbOperation.UPDATE, NOW.plusSeconds(90));
        StoredOperation failing = operation("failing", A_BINDING, OsbOperation.BIND, NOW.plusSeconds(91));
        StoredOperation young = operation("young", A_BINDING, OsbOperation.BIND, NOW.plusSeconds(60));
        StoredOperation ended = operation("ended", A_BINDING, OsbOperation.BIND, NOW.minusSeconds(9));
        List.of(slow, slower, resting, failing, young, ended).forEach(this::insert);
        StoredOperation rests = resting.retry(OperationStatus.inProgress("Later"));
        StoredOperation fails = failing.failing("It hangs");
        StoredOperation ending = ended.failing("It hung");
        StoredOperation over = ending.finish(OperationStatus.failed("Cancelled"), NOW);
        for (StoredOperation changed : List.of(rests, fails, ending, over)) {
            assertThat(store().commit(List.of(RowChange.replace(changed)))).isTrue();
        }
        Instant slowBefore = NOW.plusSeconds(60);

        assertThat(store().listAttention(slowBefore, 10)).containsExactly(fails, rests, slower, slow);
        assertThat(store().listAttention(slowBefore, 2)).containsExactly(fails, rests);
        assertThat(store().listAttention(slowBefore, 10))
                .map(row -> Attention.of(row, slowBefore).orElseThrow())
                .containsExactly(Attention.FAILING, Attention.RESTING, Attention.SLOW, Attention.SLOW);
        assertThat(store().countInProgress(10)).isEqualTo(5);
        assertThat(store().countInProgress(3)).isEqualTo(3);
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
    void listsOperationsWithTheirPlans() {
        insert(SampleRows.instance(AN_INSTANCE, "databases", "small", Map.of()));
        insert(SampleRows.binding(A_BINDING));
        insert(operation("first", AN_INSTANCE, OsbOperation.PROVISION, NOW));
        insert(operation("second", A_BINDING, OsbOperation.BIND, NOW.plusSeconds(1)));
        insert(operation("third", new InstanceKey("default", "gone"), OsbOperation.PROVISION, NOW.plusSeconds(2)));

        List<OperationWithPlan> listed =
                pages(2, request -> store().listOperationsWithPlans(OperationQuery.ALL, request));
        assertThat(listed).map(row -> row.operation().id()).containsExactly("third", "second", "first");
        assertThat(listed)
                .map(OperationWithPlan::serviceId)
                .containsExactly(Optional.empty(), Optional.of("service"), Optional.of("databases"));
        assertThat(listed)
                .map(OperationWithPlan::planId)
                .containsExactly(Optional.empty(), Optional.of("plan"), Optional.of("small"));
        assertThat(listed)
                .map(OperationWithPlan::operation)
                .containsExactlyElementsOf(store().listOperations(OperationQuery.ALL, PageRequest.first(9))
                        .rows());
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
            Optional<String> platform, Optional<ResourceKey> resource, Optional<Phase> phase) {
        return new ResourceQuery(platform, resource, phase, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ResourceQuery ofOffering(Optional<String> service, Optional<String> plan) {
        return new ResourceQuery(Optional.empty(), Optional.empty(), Optional.empty(), service, plan, Optional.empty());
    }

    private static ResourceQuery search(String prefix) {
        return new ResourceQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(prefix));
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
