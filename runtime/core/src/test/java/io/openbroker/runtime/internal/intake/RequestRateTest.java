package io.openbroker.runtime.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RequestRate rate = new RequestRate(10, now::get);

    @Test
    void permitsTheRequestsOfTwoSecondsAtOnceAndThenTheRate() {
        assertThat(permitted("ops")).isEqualTo(20);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(permitted("ops")).isEqualTo(5);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(permitted("ops")).isEqualTo(20);
    }

    @Test
    void countsEachSenderAlone() {
        assertThat(permitted("ops")).isEqualTo(20);
        assertThat(permitted("view")).isEqualTo(20);
    }

    private int permitted(String sender) {
        int count = 0;
        while (rate.permits(sender)) {
            count++;
        }
        return count;
    }
}
