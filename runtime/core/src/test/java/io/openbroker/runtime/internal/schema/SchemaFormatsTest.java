package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.Formats;
import com.networknt.schema.format.PatternFormat;
import io.openbroker.annotation.SchemaDraft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaFormatsTest {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            "7",
            ".",
            "-",
            "/",
            "~0",
            "~1",
            "~",
            "#",
            "{",
            "}",
            "{a}",
            "{+b,c*}",
            "{d:12}",
            "%41",
            "%",
            ",",
            ":",
            ";",
            " ",
            "@",
            "_",
            "\u00e4",
            "\n",
            "(",
            ")",
            "*",
            "xn--",
            "1.2.3.4",
            "::1",
            "+49 1234567",
            "P1Y",
            "red",
            "https://",
            "a@b.com");

    private static final Map<String, Format> OURS = SchemaFormats.all().stream()
            .collect(Collectors.toMap(Format::getName, Function.identity(), (earlier, later) -> later));

    static Stream<Format> patterns() {
        return Formats.DEFAULT.stream()
                .filter(format -> format instanceof PatternFormat)
                .filter(format -> !format.getName().equals("uuid"));
    }

    static Set<String> names() {
        return OURS.keySet();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void agreesWithTheLibraryOnShortStrings(Format format) {
        Random random = new Random(3);
        ExecutionContext context = new ExecutionContext();

        List<String> texts = Stream.generate(() -> text(random)).limit(20_000).toList();
        Format ours = Objects.requireNonNull(OURS.get(format.getName()));

        assertThat(texts.stream().filter(text -> ours.matches(context, null, text)))
                .containsExactlyElementsOf(texts.stream()
                        .filter(text -> format.matches(context, text))
                        .toList())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesNoLongerThanStringsAreLong(String name) {
        TestSchema schema = schema(name);

        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> PIECES.forEach(piece -> {
                    String text = piece.replace("\n", "\\n").repeat(60_000);
                    schema.takes("'" + text + "'");
                    schema.takes("'" + text + " '");
                    schema.takes("'a" + text + "\u00e4'");
                }));
    }

    private static String text(Random random) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(random.nextInt(6))
                .collect(Collectors.joining());
    }

    private static TestSchema schema(String format) {
        return TestSchema.of(SchemaDraft.DRAFT_07, "{'type': 'string', 'format': '" + format + "'}");
    }
}
