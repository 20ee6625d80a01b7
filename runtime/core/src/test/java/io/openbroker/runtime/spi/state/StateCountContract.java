package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.SampleRows.AN_INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How every store counts service instances, commits only while counts are right, and keeps reports for observers. */
abstract class StateCountContract extends StateListContract {

    @Test
    void countsServiceInstances() {
        InstanceKey first = new InstanceKey("default", "c-1");
        InstanceKey second = new InstanceKey("default", "c-2");
        InstanceKey third = new InstanceKey("other", "c-3");
        commit(
                RowChange.insert(SampleRows.instance(first, "service", "plan", tenant("org-1", "space-1"))),
                RowChange.insert(SampleRows.instance(second, "service", "large", tenant("org-1", "space-2"))),
                RowChange.insert(SampleRows.instance(third, "another", "plan", Map.of())));

        InstanceFilter all = InstanceFilter.ALL;
        assertThat(count(all)).isEqualTo(3);
        assertThat(store().count(all, first)).as("without one").isEqualTo(2);
        assertThat(count(all.withPlatform("default"))).isEqualTo(2);
        assertThat(count(all.withService("another"))).isEqualTo(1);
        assertThat(count(all.withPlan("plan"))).isEqualTo(2);
        assertThat(count(all.withPlan("plan").withService("service"))).isEqualTo(1);
        assertThat(count(InstanceFilter.organizationOf(context("org-1", "space-1"))))
                .isEqualTo(2);
        assertThat(count(InstanceFilter.spaceOf(context("org-1", "space-1")))).isEqualTo(1);
        assertThat(count(InstanceFilter.spaceOf(context("org-2", "space-1")))).isZero();
        assertThat(count(InstanceFilter.organizationOf(context("org-1", "space-1"))
                        .withPlan("large")))
                .isEqualTo(1);
        assertThat(count(InstanceFilter.organizationOf(Context.of(Map.of()))))
                .as("without an organization")
                .isEqualTo(1);
    }

    @Test
    void countsWhatIsUpdatedForBothPlans() {
        StoredInstance row = SampleRows.instance(AN_INSTANCE, "service", "plan", tenant("org-1", "space"));
        commit(RowChange.insert(row));
        StoredInstance ready = SampleRows.ready(row);
        commit(RowChange.replace(ready));
        StoredInstance updating = new StoredInstance(
                row.key(),
                row.serviceId(),
                new ResourceStatus(3, Phase.UPDATING, Phase.READY, Optional.of("op-2")),
                row.current(),
                Optional.of(new InstanceAttributes("large", tenant("org-2", "space"), Map.of(), Optional.empty())),
                row.details());
        commit(RowChange.replace(updating));
        assertThat(count(InstanceFilter.ALL.withPlan("plan"))).isEqualTo(1);
        assertThat(count(InstanceFilter.ALL.withPlan("large"))).isEqualTo(1);
        assertThat(count(InstanceFilter.organizationOf(context("org-2", "space"))))
                .isEqualTo(1);

        StoredInstance failed = updating.with(new ResourceStatus(4, Phase.READY, Phase.READY, Optional.empty()));
        commit(RowChange.replace(failed));
        assertThat(count(InstanceFilter.ALL.withPlan("large"))).isZero();
        assertThat(count(InstanceFilter.organizationOf(context("org-1", "space"))))
                .isEqualTo(1);
        commit(RowChange.remove(failed));
        assertThat(count(InstanceFilter.ALL)).isZero();
    }

    @Test
    void commitsOnlyWhileCountsAreRight() {
        InstanceKey first = new InstanceKey("default", "c-1");
        InstanceKey second = new InstanceKey("default", "c-2");
        InstanceFilter filter = InstanceFilter.organizationOf(context("org-1", "space"));
        List<RowChange> firstChanges =
                List.of(RowChange.insert(SampleRows.instance(first, "service", "plan", tenant("org-1", "space"))));
        List<RowChange> secondChanges =
                List.of(RowChange.insert(SampleRows.instance(second, "service", "plan", tenant("org-1", "space"))));

        assertThat(store().commit(firstChanges, List.of(new InstanceCount(filter, first, 1))))
                .as("there are fewer")
                .isFalse();
        assertThat(store().commit(firstChanges, List.of(new InstanceCount(filter, first, 0))))
                .isTrue();
        assertThat(store().commit(secondChanges, List.of(new InstanceCount(filter, second, 0))))
                .as("there are more")
                .isFalse();
        assertThat(store().instance(second)).isEmpty();
        assertThat(store().commit(
                                secondChanges,
                                List.of(
                                        new InstanceCount(filter, second, 1),
                                        new InstanceCount(filter.withPlan("other"), second, 1))))
                .as("one of two is wrong")
                .isFalse();
        assertThat(store().commit(
                                secondChanges,
                                List.of(
                                        new InstanceCount(filter, second, 1),
                                        new InstanceCount(filter.withPlan("other"), second, 0))))
                .isTrue();
        assertThat(store().commit(secondChanges, List.of(new InstanceCount(filter, second, 1))))
                .as("the count is right, but the row exists")
                .isFalse();
        assertThat(count(filter)).isEqualTo(2);
    }

    @Test
    void neverCommitsMoreThanCountsAllow() throws Exception {
        int limit = 5;
        InstanceFilter filter = InstanceFilter.organizationOf(context("org-1", "space"));
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                InstanceKey key = new InstanceKey("default", "c-" + i);
                claims.add(clients.submit(() -> claim(key, filter, limit)));
            }
            int won = 0;
            for (Future<Boolean> claim : claims) {
                won += claim.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(limit);
            assertThat(count(filter)).isEqualTo(limit);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void keepsReportsUntilTheyAreRemoved() {
        StoredReport first = new StoredReport(SampleRows.completed("op-1"), "one", 1);
        StoredReport second = new StoredReport(SampleRows.completed("op-2"), "one", 1);
        commit(RowChange.insert(first), RowChange.insert(second));
        assertThat(store().listReports(PageRequest.first(2)).rows()).containsExactlyInAnyOrder(first, second);
        Page<StoredReport> page = store().listReports(PageRequest.first(1));
        assertThat(page.rows()).hasSize(1);
        assertThat(store().listReports(new PageRequest(page.next(), 1)).rows())
                .hasSize(1)
                .doesNotContainAnyElementsOf(page.rows());

        assertThat(store().commit(List.of(RowChange.insert(first)))).isFalse();
        StoredReport taken = first.by("other");
        commit(RowChange.replace(taken));
        assertThat(store().commit(List.of(RowChange.replace(first.by("third")))))
                .as("another replica was faster")
                .isFalse();
        assertThat(store().commit(List.of(RowChange.remove(first)))).isFalse();
        commit(RowChange.remove(taken), RowChange.remove(second));
        assertThat(store().listReports(PageRequest.first(2)).rows()).isEmpty();
    }

    private boolean claim(InstanceKey key, InstanceFilter filter, int limit) {
        while (true) {
            long others = store().count(filter, key);
            if (others >= limit) {
                return false;
            }
            RowChange insert = RowChange.insert(SampleRows.instance(key, "service", "plan", tenant("org-1", "space")));
            if (store().commit(List.of(insert), List.of(new InstanceCount(filter, key, others)))) {
                return true;
            }
        }
    }

    private void commit(RowChange... changes) {
        assertThat(store().commit(List.of(changes))).isTrue();
    }

    private long count(InstanceFilter filter) {
        return store().count(filter, new InstanceKey("default", "nobody"));
    }

    private static Context context(String organization, String space) {
        return Context.of(tenant(organization, space));
    }

    private static Map<String, Object> tenant(String organization, String space) {
        return Map.of("organization_guid", organization, "space_guid", space);
    }
}
