package io.openbroker.runtime.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.audit.RecentLines.Filter;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentLinesTest {

    private static final Optional<String> ANY = Optional.empty();
    private static final Filter ALL = new Filter(ANY, ANY, ANY, ANY);

    private final RecentLines lines = new RecentLines(InstantSource.fixed(Instant.EPOCH));
    private final AuditLog log = AuditLog.keeping(lines);

    @Test
    void keepsTheNewestFirst() {
        request("i-1", Optional.empty());
        request("i-2", Optional.of("b-1"));
        log.adminRequest(new AuditedAdminRequest(
                AdminOperation.FAIL_OPERATION,
                "r",
                Optional.of("ops"),
                "",
                Optional.of("op-i-1"),
                ANY,
                ANY,
                Outcome.OPERATION_CHANGED,
                200));

        assertThat(lines.find(ALL, 10)).hasSize(3);
        assertThat(lines.find(ALL, 10).get(0))
                .startsWith("{\"time\":\"1970-01-01T00:00:00Z\",")
                .contains("\"event\":\"admin_request\"", "\"kind\":\"FAIL_OPERATION\"");
        assertThat(lines.find(ALL, 2).get(1)).contains("i-2");
        assertThat(lines.since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void findsTheLinesOfOneThing() {
        request("i-1", Optional.empty());
        request("i-2", Optional.of("b-1"));
        log.adminRequest(new AuditedAdminRequest(
                AdminOperation.FAIL_OPERATION,
                "r",
                Optional.of("ops"),
                "",
                Optional.of("op-i-1"),
                ANY,
                ANY,
                Outcome.OPERATION_CHANGED,
                200));

        assertThat(lines.find(new Filter(ANY, Optional.of("i-1"), ANY, ANY), 10))
                .hasSize(1);
        assertThat(lines.find(new Filter(ANY, ANY, ANY, Optional.of("op-i-1")), 10))
                .hasSize(2);
        assertThat(lines.find(new Filter(Optional.of("cf"), Optional.of("i-2"), Optional.of("b-1"), ANY), 10))
                .hasSize(1);
        assertThat(lines.find(new Filter(Optional.of("other"), Optional.of("i-2"), ANY, ANY), 10))
                .isEmpty();
    }

    @Test
    void forgetsTheOldestBeyondTenThousand() {
        for (int i = 0; i < 10_005; i++) {
            request("i-" + i, Optional.empty());
        }

        assertThat(lines.find(ALL, 20_000)).hasSize(10_000);
        assertThat(lines.find(new Filter(ANY, Optional.of("i-4"), ANY, ANY), 1)).isEmpty();
        assertThat(lines.find(new Filter(ANY, Optional.of("i-5"), ANY, ANY), 1)).hasSize(1);
    }

    @Test
    void forgetsTheOldestBeyondFourMebibytes() {
        String longId = "x".repeat(1_000);
        for (int i = 0; i < 5_000; i++) {
            request(longId + i, Optional.of(longId));
        }

        long bytes = lines.find(ALL, 10_000).stream().mapToLong(String::length).sum();
        assertThat(bytes).isBetween(3L * 1024 * 1024, 4L * 1024 * 1024);
        assertThat(lines.find(ALL, 1).get(0)).contains("x4999");
    }

    private void request(String instance, Optional<String> binding) {
        log.request(new AuditedRequest(
                OsbOperation.PROVISION,
                "r",
                Optional.of("cf"),
                "",
                Optional.of("cf"),
                Optional.empty(),
                instance,
                binding,
                Optional.empty(),
                Optional.empty(),
                Outcome.ACCEPTED,
                202,
                Optional.of("op-" + instance)));
    }
}
