package io.openbroker.jdbc.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever happens to replicas and to their database: nothing is lost, doubled, stuck, or left in the backend. */
@Tag("slow")
class ChaosTest {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
    private static final long SEED = Long.getLong("openbroker.chaos.seed", System.nanoTime());
    private static final int FAULTS = Integer.getInteger("openbroker.chaos.faults", 10);
    private static final int LIVES = Integer.getInteger("openbroker.chaos.lives", 20);
    private static final int REPLICAS = Integer.getInteger("openbroker.chaos.replicas", 2);
    private static final int CLIENTS = Integer.getInteger("openbroker.chaos.clients", 8);
    private static final Duration GAP = Duration.ofMillis(Integer.getInteger("openbroker.chaos.gap", 1_200));
    private static final Duration LONGEST = Duration.ofMillis(Integer.getInteger("openbroker.chaos.longest", 3_000));
    /** Names of {@link Fault}; in the short form those that are soon over. */
    private static final String KINDS =
            System.getProperty("openbroker.chaos.kinds", "KILL,STOP,PAUSE,SESSIONS,RESTART,CRASH,READ_ONLY,LOCK,SLOW");

    private static final int MOST_SHOWN = 5;

    @TempDir
    private Path data = Path.of("");

    @Test
    void nothingIsLostDoubledStuckOrLeft() throws Exception {
        Path logs = Path.of("target", "chaos").toAbsolutePath().resolve(Long.toString(SEED));
        long start = System.nanoTime();
        ChaosRun.Settings settings =
                new ChaosRun.Settings(REPLICAS, CLIENTS, FAULTS, LIVES, GAP, LONGEST, kinds(), SEED);
        try (ChaosRun run = new ChaosRun(settings, data, logs)) {
            run.run();

            LOG.warn(run.summary(Duration.ofNanos(System.nanoTime() - start)));
            List<Findings.Finding> findings = run.findings().all();
            assertThat(findings.stream().limit(MOST_SHOWN))
                    .as(
                            "-Dopenbroker.chaos.seed=%s; the stories of %s findings are in %s/findings.txt",
                            SEED, findings.size(), logs)
                    .isEmpty();
            assertThat(run.lived()).isGreaterThanOrEqualTo(LIVES);
            assertThat(run.faultsMade()).isGreaterThanOrEqualTo(FAULTS);
        }
    }

    private static Set<Fault> kinds() {
        return KINDS.equals("ALL")
                ? EnumSet.allOf(Fault.class)
                : Stream.of(KINDS.split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .map(Fault::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    }
}
