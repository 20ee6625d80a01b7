package io.openbroker.runtime.spi.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
    void losesNoChangeOfSeveralInstancesThatAreChangedAtOnce() throws Exception {
        List<InstanceKey> keys = IntStream.range(0, 10)
                .mapToObj(i -> new InstanceKey("default", "i-" + i))
                .toList();
        keys.forEach(key -> assertThat(store.commit(List.of(RowChange.insert(SampleRows.instance(key)))))
                .isTrue());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counts.add(threads.submit(changes(keys, new Random(i))));
            }
            long made = 0;
            for (Future<Integer> count : counts) {
                made += count.get();
            }
            long revisions = keys.stream()
                    .mapToLong(key -> store.instance(key).orElseThrow().revision())
                    .sum();
            assertThat(made).isPositive();
            assertThat(revisions).isEqualTo(keys.size() + 2 * made);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Changes two instances together, again and again, and counts the commits that were made. */
    private Callable<Integer> changes(List<InstanceKey> keys, Random random) {
        return () -> {
            int made = 0;
            for (int i = 0; i < 20_000; i++) {
                int first = random.nextInt(keys.size());
                int second = (first + 1 + random.nextInt(keys.size() - 1)) % keys.size();
                made += store.commit(List.of(next(keys.get(first)), next(keys.get(second)))) ? 1 : 0;
            }
            return made;
        };
    }

    private RowChange next(InstanceKey key) {
        StoredInstance row = store.instance(key).orElseThrow();
        return RowChange.replace(row.with(row.status().next()));
    }
}
