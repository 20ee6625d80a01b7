package io.openbroker.conformance.defect;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.Conformance;
import io.openbroker.conformance.ConformanceBuilder;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.TestRun;
import io.openbroker.conformance.TestServer;
import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each defect fails exactly the checks that {@code defects.txt} lists. A run with {@code -Dgolden.update=true} writes the file; whether
 * the checks accuse rightly is for the reader of the change.
 */
class DefectsTest {

    private static final Path LISTING =
            Path.of("src", "test", "resources", "io", "openbroker", "conformance", "defect", "defects.txt");
    private static final Path PAGE = Path.of("..", "..", "docs", "conformance-proof.md");
    /** Only every so-many-th defect is made; all of them in the long form, and when the file is written. */
    private static final int STEP =
            Boolean.getBoolean("golden.update") ? 1 : Integer.getInteger("openbroker.defects.step", 8);

    /** More than processors, as runs wait for operations. */
    private static final int AT_ONCE = 8;

    private static List<Proof> proofs = List.of();

    /** A defect with the report about the broker that has it. */
    private record Proof(Defect defect, Report report) {

        Set<String> failed() {
            return ids(CheckOutcome.Failed.class);
        }

        Set<String> ids(Class<? extends CheckOutcome> outcome) {
            return report.results().stream()
                    .filter(result -> outcome.isInstance(result.outcome()))
                    .map(result -> result.check().id())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @BeforeAll
    static void run() throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Proof>> running = new ArrayList<>();
            for (int i = 0; i < Defect.all().size(); i += STEP) {
                Defect defect = Defect.all().get(i);
                running.add(CompletableFuture.supplyAsync(() -> new Proof(defect, report(defect)), executor));
            }
            List<Proof> done = new ArrayList<>();
            for (CompletableFuture<Proof> proof : running) {
                done.add(proof.get());
            }
            proofs = List.copyOf(done);
        } finally {
            executor.shutdownNow();
        }
    }

    @AfterAll
    static void forget() {
        proofs = List.of();
    }

    private static Report report(Defect defect) {
        try (TestServer server = new TestServer()) {
            Layer layer = defect.layer().get();
            BrokerTransport transport = server.transport();
            BrokerTransport raw = server.raw();
            ConformanceBuilder run = TestRun.of(
                            request -> layer.send(request, transport), request -> layer.send(request, raw))
                    .modes(defect.modes())
                    .profiles(EnumSet.allOf(Profile.class))
                    .checks(defect::runs)
                    .operationDeadline(Duration.ofSeconds(3))
                    .cleanupDeadline(Duration.ofSeconds(3));
            defect.offering().ifPresent(run::offering);
            return run.build().run(ProgressListener.NONE);
        }
    }

    @Test
    void failExactlyTheChecksThatFindThem() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(LISTING.getParent());
            Files.writeString(LISTING, proofs.stream().map(DefectsTest::listed).collect(Collectors.joining()));
        }
        Map<String, Set<String>> listed = listing();
        assertThat(listed.keySet()).isEqualTo(names());
        for (Proof proof : proofs) {
            assertThat(proof.failed())
                    .as(proof.defect().name())
                    .isEqualTo(listed.get(proof.defect().name()));
        }
    }

    private static String listed(Proof proof) {
        return proof.defect().name() + "\n"
                + proof.failed().stream().map(id -> "  " + id + "\n").collect(Collectors.joining());
    }

    /** The checks that fail, by the name of the defect. */
    private static Map<String, Set<String>> listing() throws IOException {
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(LISTING)) {
            if (line.startsWith("  ")) {
                ids.add(line.strip());
            } else {
                ids = listed.computeIfAbsent(line, name -> new TreeSet<>());
            }
        }
        return listed;
    }

    private static Set<String> names() {
        return Defect.all().stream().map(Defect::name).collect(Collectors.toSet());
    }

    @Test
    void areFoundUnlessTheSpecificationPermitsThem() throws IOException {
        assertThat(Defect.all()).extracting(Defect::name).doesNotHaveDuplicates();
        Map<String, Set<String>> listed = listing();
        assertThat(Defect.all())
                .filteredOn(
                        defect -> listed.getOrDefault(defect.name(), Set.of()).isEmpty())
                .filteredOn(defect -> !defect.isOf(Mode.RACES) && !defect.isOf(Mode.HOSTILE))
                .extracting(Defect::name)
                .as("a defect that no check finds says why; one that a check finds has nothing to say")
                .containsExactlyInAnyOrderElementsOf(Defect.all().stream()
                        .filter(defect -> defect.permission().isPresent())
                        .map(Defect::name)
                        .toList());
    }

    @Test
    void areDocumentedIfTheSpecificationPermitsThem() throws IOException {
        StringBuilder table = new StringBuilder("\n| Defect | Why no check finds it |\n|---|---|\n");
        Defect.all()
                .forEach(defect -> defect.permission()
                        .ifPresent(why -> table.append("| ")
                                .append(defect.name())
                                .append(" | ")
                                .append(why)
                                .append(" |\n")));
        GeneratedPart.of(PAGE, "the defects that are permitted")
                .hold(table.append("\n").toString());
    }

    @Test
    void ofTheFieldAreFound() throws IOException {
        Map<String, Set<String>> listed = listing();
        StringBuilder table = new StringBuilder("\n| Seen in the field | Found by |\n|---|---|\n");
        for (FieldDefect seen : FieldDefect.ALL) {
            List<String> answers = new ArrayList<>();
            for (FieldDefect.Found found : seen.found()) {
                assertThat(listed).containsKey(found.defect());
                if (found.check().isEmpty()) {
                    answers.add(permission(found.defect()));
                } else {
                    assertThat(listed.getOrDefault(found.defect(), Set.of()))
                            .as(found.defect())
                            .contains(found.check());
                    answers.add("`" + found.check() + "`");
                }
            }
            table.append("| ")
                    .append(seen.title())
                    .append(" | ")
                    .append(String.join(", ", answers))
                    .append(" |\n");
        }
        GeneratedPart.of(PAGE, "the defects of the field")
                .hold(table.append("\n").toString());
    }

    private static String permission(String name) {
        return Defect.all().stream()
                .filter(defect -> defect.name().equals(name))
                .flatMap(defect -> defect.permission().stream())
                .map(why -> "no check: " + Character.toLowerCase(why.charAt(0)) + why.substring(1, why.length() - 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leaveChecksSound() {
        assertThat(proofs)
                .allSatisfy(proof -> assertThat(proof.ids(CheckOutcome.CheckDefect.class))
                        .as(proof.defect().name())
                        .isEmpty());
    }

    @Test
    void showThatMostChecksCanFail() throws IOException {
        Set<String> failed = listing().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<String> never = Conformance.checks().stream()
                .map(info -> info.id())
                .filter(id -> !failed.contains(id))
                .toList();

        assertThat(never)
                .as("checks that no defect lets fail")
                .hasSizeLessThanOrEqualTo(Conformance.checks().size() / 20);
    }
}
