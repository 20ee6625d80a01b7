package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures and tables of the architecture are those of the code; {@code -Dgolden.update=true} draws them anew. */
class ArchitectureTest {

    private static final String PAGE = "docs/architecture.md";

    private static final Path CORE = Page.ROOT.resolve("runtime/core/src/main/java");

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern FIRST_SENTENCE = Pattern.compile("/\\*\\*(.*?)\\.(?:\\s|\\*)", Pattern.DOTALL);

    /** What a transition to {@code what it was} leads to is where the request before it may have come from. */
    private static final String WHAT_IT_WAS = "what it was";

    private static final String GOES_ON = "being ";

    @Test
    void drawsTheModulesOfThePoms() throws IOException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        StringBuilder table = new StringBuilder("| Folder | Artifact | What it is | Depends on |\n|---|---|---|---|\n");
        for (String folder : Poms.modules()) {
            String own = Poms.own(Poms.of(folder));
            String artifact = Poms.tag(own, "artifactId");
            Set<String> needed = new LinkedHashSet<>();
            Matcher dependency =
                    DEPENDENCY.matcher(own.replaceFirst("(?s)<dependencyManagement>.*?</dependencyManagement>", ""));
            while (dependency.find()) {
                String text = dependency.group(1);
                if (text.contains("<groupId>io.openbroker<") && !text.contains("<scope>")) {
                    needed.add(Poms.tag(text, "artifactId").replace("openbroker-", ""));
                }
            }
            needs.put(artifact.replace("openbroker-", ""), needed);
            table.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(folder, artifact, Poms.tag(own, "description"), String.join(", ", needed)));
        }
        StringBuilder picture = new StringBuilder("```mermaid\nflowchart BT\n");
        needs.forEach((artifact, needed) -> needed.stream()
                .filter(other -> !artifact.startsWith("sample-"))
                .filter(other -> needed.stream().noneMatch(third -> reaches(third, other, needs)))
                .forEach(other -> picture.append("    %s --> %s\n".formatted(artifact, other))));

        Generated.check(PAGE, "the poms", "\n" + picture + "```\n\n" + table + "\n");
    }

    @Test
    void listsTheRoomsOfCore() throws IOException {
        StringBuilder table = new StringBuilder("| Package | What is in it |\n|---|---|\n");
        try (Stream<Path> files = Files.walk(CORE)) {
            for (Path file : files.filter(path -> path.endsWith("package-info.java"))
                    .sorted()
                    .toList()) {
                String name = CORE.relativize(file.resolve(".."))
                        .normalize()
                        .toString()
                        .replace('\\', '.')
                        .replace('/', '.')
                        .replace("io.openbroker.runtime", "");
                Matcher sentence = FIRST_SENTENCE.matcher(Files.readString(file));
                assertThat(sentence.find()).as("%s has Javadoc", file).isTrue();
                table.append("| `%s` | %s |\n"
                        .formatted(
                                name.isEmpty() ? "io.openbroker.runtime" : name,
                                AnnotationReference.plain(sentence.group(1).replace("\n *", "\n"))
                                        .strip()));
            }
        }

        Generated.check(PAGE, "the packages of runtime/core", "\n" + table + "\n");
    }

    @Test
    void drawsTheLifeThatTheLifecycleTableSays() throws IOException {
        List<List<String>> table = lifecycle();
        List<String> events = table.get(0);
        Map<String, String> names = new LinkedHashMap<>();
        table.stream().skip(1).forEach(row -> names.put(row.get(0), "s" + names.size()));
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (List<String> row : table.subList(1, table.size())) {
            for (int column = 1; column < row.size(); column++) {
                for (String target : targets(row.get(column), row.get(0), table)) {
                    labels.computeIfAbsent(
                                    names.get(row.get(0)) + " --> " + names.get(target), key -> new ArrayList<>())
                            .add(events.get(column));
                }
            }
        }
        StringBuilder picture = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        names.forEach((state, name) -> picture.append("    %s : %s\n".formatted(name, state)));
        picture.append("    [*] --> s0\n");
        labels.forEach(
                (arrow, because) -> picture.append("    %s : %s\n".formatted(arrow, String.join(" / ", because))));

        Generated.check(PAGE, "the table in state.md", "\n" + picture + "```\n\n");
    }

    private static boolean reaches(String from, String to, Map<String, Set<String>> needs) {
        return needs.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || reaches(next, to, needs));
    }

    private static List<String> targets(String cell, String state, List<List<String>> table) {
        if (cell.isEmpty()) {
            return List.of();
        }
        if (!cell.equals(WHAT_IT_WAS)) {
            return List.of(cell);
        }
        return table.stream()
                .skip(1)
                .filter(row -> row.subList(1, row.size()).contains(state))
                .map(row -> row.get(0))
                .filter(before -> !before.startsWith(GOES_ON))
                .toList();
    }

    /** The rows of the table in state.md, which a test holds to {@code LifecycleTable}. */
    private static List<List<String>> lifecycle() throws IOException {
        return Files.readAllLines(Page.ROOT.resolve("docs/state.md")).stream()
                .dropWhile(line -> !line.contains("generated from LifecycleTable"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|---"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
    }
}
