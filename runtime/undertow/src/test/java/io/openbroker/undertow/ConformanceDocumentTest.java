package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each demand of the specification is held by tests that there are. */
class ConformanceDocumentTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*)\\.(\\w+|\\*)`");
    private static final Pattern CHECK = Pattern.compile("`([a-z][a-z0-9-]*(\\.[a-z0-9-]+)+)`");

    @Test
    void namesATestForEveryDemand() throws IOException {
        Map<String, String> sources = testSources();
        List<String> demands = Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream()
                .filter(line -> line.matches("\\| (MUST|SHOULD|MAY) \\|.*"))
                .toList();

        assertThat(demands).hasSizeGreaterThan(70);
        for (String demand : demands) {
            String[] cells = demand.split(" \\| ", -1);
            assertThat(cells).as(demand).hasSize(4);
            List<MatchResult> tests = TEST.matcher(cells[3]).results().toList();
            assertThat(tests).as(demand).isNotEmpty();
            for (MatchResult test : tests) {
                String source = sources.get(test.group(1));
                assertThat(source).as("%s in: %s", test.group(1), demand).isNotNull();
                assertThat(source).as(demand).containsPattern("@(Test|ParameterizedTest)\\b");
                if (!test.group(2).equals("*")) {
                    assertThat(source).as(demand).contains("    void " + test.group(2) + "(");
                }
            }
        }
    }

    @Test
    void namesChecksThatThereAre() throws IOException {
        Set<String> checks = Files.readAllLines(ROOT.resolve("runtime/conformance/checks.txt")).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());
        List<String> named = Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream()
                .filter(line -> line.matches("\\| (MUST|SHOULD|MAY) \\|.*"))
                .map(line -> line.split(" \\| ", -1)[3])
                .flatMap(tests -> CHECK.matcher(tests).results().map(check -> check.group(1)))
                .toList();

        assertThat(named).hasSizeGreaterThan(50).isSubsetOf(checks);
    }

    /** The text of each test class by its name, of all modules. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("src/test/java"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
        return sources;
    }
}
