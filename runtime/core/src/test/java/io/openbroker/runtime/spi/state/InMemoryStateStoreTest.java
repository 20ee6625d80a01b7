package io.openbroker.runtime.spi.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InMemoryStateStoreTest extends StateStoreContract {

    private final StateStore store = new InMemoryStateStore(TimeSource.SYSTEM.clock());

    @Override
    protected StateStore store() {
        return store;
    }

    @Test
    @Timeout(60)
    void commitsChangesOfSeveralInstancesTogetherAndInAnyOrder() throws Exception {
        List<StoredInstance> rows = IntStream.range(0, 200)
                .mapToObj(i -> SampleRows.instance(new InstanceKey("default", "i-" + i)))
                .toList();
        List<StoredInstance> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counts.add(threads.submit(commits(i % 2 == 0 ? rows : reversed)));
            }
            int made = 0;
            for (Future<Integer> count : counts) {
                made += count.get();
            }
            // Each commit that is made adds or removes all rows.
            assertThat(made).isPositive();
            assertThat(rows.stream().filter(row -> store.instance(row.key()).isPresent()))
                    .hasSize(made % 2 == 0 ? 0 : rows.size());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Inserts all rows, and removes them, in turns with other threads. */
    private Callable<Integer> commits(List<StoredInstance> rows) {
        return () -> {
            int made = 0;
            for (int i = 0; i < 300; i++) {
                made += store.commit(rows.stream().map(RowChange::insert).toList()) ? 1 : 0;
                made += store.commit(rows.stream().map(RowChange::remove).toList()) ? 1 : 0;
            }
            return made;
        };
    }
}
