package io.openbroker.conformance;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operations that are in progress until they have been polled a few times, however fast the machine is. Safe for use by many threads. */
final class SlowOperations {

    /** More than checks send before an operation is awaited. */
    private static final int POLLS = 4;
    /** Of operations that nobody polls. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Pattern POLL = Pattern.compile(".*/([^/?]+)/last_operation(?:\\?.*)?");

    private final Map<String, CountDownLatch> running = new ConcurrentHashMap<>();

    /** Takes as long as the operation of a service instance or service binding lasts. */
    void run(String id) throws InterruptedException {
        CountDownLatch polls = new CountDownLatch(POLLS);
        running.put(id, polls);
        try {
            boolean ignored = polls.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            running.remove(id, polls);
        }
    }

    /** A request was responded to. */
    void sent(String target) {
        Matcher poll = POLL.matcher(target);
        if (poll.matches()) {
            CountDownLatch polls = running.get(poll.group(1));
            if (polls != null) {
                polls.countDown();
            }
        }
    }
}
