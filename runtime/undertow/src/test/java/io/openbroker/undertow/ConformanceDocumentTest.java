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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each demand of the specification is held by tests that there are, and each MUST by a check or by a reason why there is none. */
class ConformanceDocumentTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*)\\.(\\w+|\\*)`");
    private static final Pattern CHECK = Pattern.compile("`([a-z][a-z0-9-]*(\\.[a-z0-9-]+)+)`");

    /** A row of the tables; names are those in the last cell. */
    private record Demand(String level, String requirement, List<String> names) {

        static Demand of(String row) {
            String[] cells =
                    row.replaceFirst("^\\| ", "").replaceFirst(" \\|$", "").split(" \\| ", -1);
            assertThat(cells).as(row).hasSize(4);
            return new Demand(cells[0], cells[1], List.of(cells[3].split(", ", -1)));
        }

        List<MatchResult> all(Pattern pattern) {
            return names.stream()
                    .flatMap(name -> Stream.of(pattern.matcher(name))
                            .filter(Matcher::matches)
                            .map(Matcher::toMatchResult))
                    .toList();
        }
    }

    @Test
    void namesATestForEveryDemand() throws IOException {
        Map<String, String> sources = testSources();
        List<Demand> demands = demands();

        assertThat(demands).hasSizeGreaterThan(70);
        for (Demand demand : demands) {
            assertThat(demand.all(TEST)).as(demand.requirement()).isNotEmpty();
            for (MatchResult test : demand.all(TEST)) {
                String source = sources.get(test.group(1));
                assertThat(source).as("%s in: %s", test.group(1), demand).isNotNull();
                assertThat(source).as(demand.requirement()).containsPattern("@(Test|ParameterizedTest)\\b");
                if (!test.group(2).equals("*")) {
                    assertThat(source).as(demand.requirement()).contains("    void " + test.group(2) + "(");
                }
            }
        }
    }

    @Test
    void namesNothingButTestsAndChecks() throws IOException {
        assertThat(demands())
                .allSatisfy(demand -> assertThat(demand.names())
                        .as(demand.requirement())
                        .doesNotHaveDuplicates()
                        .allMatch(name -> TEST.matcher(name).matches()
                                || CHECK.matcher(name).matches()));
    }

    @Test
    void namesChecksThatThereAre() throws IOException {
        Set<String> checks = Files.readAllLines(ROOT.resolve("runtime/conformance/checks.txt")).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());
        List<String> named = demands().stream()
                .flatMap(demand -> demand.all(CHECK).stream().map(check -> check.group(1)))
                .toList();

        assertThat(named).hasSizeGreaterThan(200).isSubsetOf(checks);
    }

    @Test
    void saysWhyAMustHasNoCheck() throws IOException {
        List<String> withoutCheck = demands().stream()
                .filter(demand -> demand.level().equals("MUST"))
                .filter(demand -> demand.all(CHECK).isEmpty())
                .map(Demand::requirement)
                .toList();
        List<String> explained = page().dropWhile(line -> !line.equals("## Requirements without a check"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split(" \\| ", -1)[0].substring(2))
                .toList();

        assertThat(explained).isNotEmpty().isEqualTo(withoutCheck);
    }

    private static List<Demand> demands() throws IOException {
        return page().filter(line -> line.matches("\\| (MUST|SHOULD|MAY) \\|.*"))
                .map(Demand::of)
                .toList();
    }

    private static Stream<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream();
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
