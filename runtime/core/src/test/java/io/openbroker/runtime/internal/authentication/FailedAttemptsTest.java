package io.openbroker.runtime.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.Peer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private static final Peer CLIENT = new Peer("192.0.2.1", List.of());

    private final AtomicLong now = new AtomicLong(-5);
    private final FailedAttempts failures = new FailedAttempts(now::get);

    @Test
    void letsTenGoAndDelaysMoreAndMore() {
        assertThat(seconds(CLIENT, 25))
                .containsExactly(
                        0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 10L, 10L, 10L,
                        10L, 10L);
    }

    @Test
    void forgetsWithTime() {
        seconds(CLIENT, 1_000);

        pass(Duration.ofSeconds(15));
        assertThat(seconds(CLIENT, 7)).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L);

        pass(Duration.ofDays(400));
        assertThat(seconds(CLIENT, 11)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void knowsNetworks() {
        seconds(new Peer("2001:db8:0:1::1", List.of()), 20);

        assertThat(seconds(new Peer("2001:db8:0:1:ffff::2%eth0", List.of()), 1)).containsExactly(10L);
        assertThat(seconds(new Peer("2001:db8:0:2::1", List.of()), 1)).containsExactly(0L);
        assertThat(seconds(new Peer("192.0.2.2", List.of()), 1)).containsExactly(0L);
        seconds(CLIENT, 20);
        assertThat(seconds(new Peer("::ffff:192.0.2.1", List.of()), 1)).containsExactly(10L);
        assertThat(seconds(new Peer("not an address", List.of()), 1)).containsExactly(0L);
    }

    @Test
    void takesAMillionClients() {
        IntStream.range(0, 1_000_000)
                .mapToObj(i -> new Peer("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), List.of()))
                .forEach(failures::count);
        pass(Duration.ofSeconds(20));

        assertThat(seconds(CLIENT, 1)).containsExactly(0L);
    }

    private List<Long> seconds(Peer peer, int times) {
        return LongStream.range(0, times)
                .map(i -> failures.count(peer).toSeconds())
                .boxed()
                .toList();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
