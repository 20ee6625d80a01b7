package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages link only to what is there, and none has lines that are hard to read in a terminal or a diff. */
class LinksTest {

    private static final int LONGEST_LINE = 120;

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:Test|Contract))\\b");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    @Test
    void leadToPagesAndHeadings() {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            Path folder = page.folder();
            for (String line : prose(page)) {
                Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("`"));
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.contains("://") && !exists(target, page, folder)) {
                        broken.add(page + ": " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        List<String> reached = new ArrayList<>(List.of("README.md"));
        for (int i = 0; i < reached.size(); i++) {
            Page page = Page.of(Page.ROOT.resolve(reached.get(i)));
            Path folder = page.folder();
            for (String line : page.lines()) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    String target = link.group(1).replaceFirst("#.*", "");
                    String name = Page.ROOT
                            .relativize(folder.resolve(target).normalize())
                            .toString()
                            .replace('\\', '/');
                    if (target.endsWith(".md") && !target.contains("://") && !reached.contains(name)) {
                        reached.add(name);
                    }
                }
            }
        }
        assertThat(reached).containsAll(Page.all().stream().map(Page::toString).toList());
    }

    @Test
    void testsThatPagesNameExist() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            sources = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> missing = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String line : prose(page)) {
                Matcher name = TEST_NAME.matcher(line);
                while (name.find()) {
                    if (!sources.contains(name.group(1))) {
                        missing.add(page + ": " + name.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Tables, code, links and what is generated cannot be broken. */
    @Test
    void linesAreNotLongerThan120Characters() {
        List<String> longer = Page.all().stream()
                .filter(page -> !CodeTest.GENERATED.contains(page.toString()))
                .flatMap(page -> prose(page).stream()
                        .filter(line -> line.length() > LONGEST_LINE)
                        .filter(line ->
                                !line.strip().startsWith("|") && !line.strip().startsWith("["))
                        .map(line -> page + ": " + line))
                .toList();
        assertThat(longer).isEmpty();
    }

    private static boolean exists(String target, Page page, Path folder) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? Page.ROOT.resolve(page.path()) : folder.resolve(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(Page.of(file.normalize())).contains(parts[1]);
    }

    /** Lines outside of code and comments. */
    private static List<String> prose(Page page) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : page.lines()) {
            if (line.strip().startsWith("```")) {
                code = !code;
            } else if (!code && !line.strip().startsWith("<!--")) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Page page) {
        List<String> anchors = new ArrayList<>();
        for (String line : prose(page)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\]\\([^)]*\\)", "")
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                String numbered = anchor;
                for (int i = 1; anchors.contains(numbered); i++) {
                    numbered = anchor + "-" + i;
                }
                anchors.add(numbered);
            }
        }
        return anchors;
    }
}
