package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of the documentation compiles, without a warning; see {@link Snippet} for how parts become classes. */
class CodeTest {

    /** What is not written by hand, or shows mistakes on purpose. */
    static final List<String> GENERATED = List.of("docs/diagnostics.md", "docs/mistakes.md", "docs/generated-code.md");

    private static final Pattern CLASS_NAME =
            Pattern.compile("^(?:public )?(?:final )?(?:class|enum|record|interface) (\\w+)", Pattern.MULTILINE);

    private static final Compiler COMPILER = new Compiler();

    @AfterAll
    static void close() throws IOException {
        COMPILER.close();
    }

    @TestFactory
    Stream<DynamicTest> compiles(@TempDir Path directory) {
        return Page.all().stream()
                .filter(page -> !GENERATED.contains(page.toString()))
                .flatMap(page -> page.blocks().stream())
                .filter(CodeTest::isCode)
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    Path own = Files.createTempDirectory(directory, "block");
                    Path resources = resources(block, Files.createDirectory(own.resolve("resources")));
                    String source = Snippet.source(block);
                    assertThat(COMPILER.problems(name(source), source, own, resources))
                            .as(source)
                            .isEmpty();
                }));
    }

    /** Code that is a source of a test stands in the documentation as it is there. */
    @Test
    void isThatOfTheTests() throws IOException {
        for (Page page : Page.all()) {
            for (Page.Block block : page.blocks()) {
                for (String name : block.said("code of:")) {
                    try (Stream<Path> files = Files.walk(Page.ROOT)) {
                        Path source = files.filter(path -> path.endsWith(name))
                                .findFirst()
                                .orElseThrow(
                                        () -> new AssertionError(block + " shows " + name + ", which was not found"));
                        assertThat(Files.readString(source))
                                .as(block.toString())
                                .endsWith("\n" + block.text());
                    }
                }
            }
        }
    }

    /** Tests of a broker need its dispatcher, which another block makes: they are run by {@code .ci/documents}. */
    static boolean isCode(Page.Block block) {
        return block.language().equals("java")
                && block.said("file:").stream().noneMatch(path -> path.contains("src/test/"))
                && block.said("code of:").isEmpty()
                && !block.text().startsWith("module ");
    }

    static String name(String source) {
        Matcher name = CLASS_NAME.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        return name.group(1);
    }

    /** Writes the catalogs and schemas that the page shows. */
    private static Path resources(Page.Block code, Path directory) throws IOException {
        for (Page.Block block : code.page().blocks()) {
            if (List.of("yaml", "json").contains(block.language())) {
                for (String path : block.said("file:")) {
                    Path file = directory.resolve(path.replaceFirst(".*src/main/resources/", ""));
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, block.text());
                }
            }
        }
        return directory;
    }
}
