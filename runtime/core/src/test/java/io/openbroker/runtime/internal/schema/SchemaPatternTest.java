package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both engines against a matcher that is as simple as ECMA-262's words: it keeps all places that a part can end at. */
class SchemaPatternTest {

    private static final List<String> ALPHABET = Stream.of(
                    "aZ_09-.$^]}/&".codePoints(),
                    " \t\n\r\u000b\u0085\u00a0\u2028\ufeff".codePoints(),
                    "\u00e4\u0663\u0301\ud83d\ude00".codePoints())
            .flatMap(IntStream::boxed)
            .map(Character::toString)
            .toList();

    /** Matches nothing everywhere, but needs a lookahead, which RE2 does not know. */
    private static final String NOTHING = "(?!\\b\\B)";

    private final Random random = new Random(7);

    /** An expression, and where its matches end. */
    private sealed interface Expression {

        /** The places in a text, in code points, at which a match that begins at a place can end. */
        Set<Integer> ends(int[] text, int start);

        String written();
    }

    /** One character of those that a class, an escape, a dot or a letter means. */
    private record Characters(String written, String members, boolean negated) implements Expression {
        @Override
        public Set<Integer> ends(int[] text, int start) {
            return start < text.length && members.indexOf(text[start]) >= 0 != negated ? Set.of(start + 1) : Set.of();
        }
    }

    private record Anchor(String written) implements Expression {
        @Override
        public Set<Integer> ends(int[] text, int start) {
            boolean holds = switch (written) {
                case "^" -> start == 0;
                case "$" -> start == text.length;
                case "\\b" -> isWord(text, start - 1) != isWord(text, start);
                default -> isWord(text, start - 1) == isWord(text, start);
            };
            return holds ? Set.of(start) : Set.of();
        }

        private static boolean isWord(int[] text, int index) {
            return index >= 0 && index < text.length && WORD.indexOf(text[index]) >= 0;
        }
    }

    private record Sequence(List<Expression> parts) implements Expression {
        @Override
        public Set<Integer> ends(int[] text, int start) {
            Set<Integer> ends = Set.of(start);
            for (Expression part : parts) {
                ends = ends.stream()
                        .flatMap(end -> part.ends(text, end).stream())
                        .collect(Collectors.toSet());
            }
            return ends;
        }

        @Override
        public String written() {
            return parts.stream().map(Expression::written).collect(Collectors.joining());
        }
    }

    private record Choice(String opening, List<Expression> alternatives) implements Expression {
        @Override
        public Set<Integer> ends(int[] text, int start) {
            return alternatives.stream()
                    .flatMap(alternative -> alternative.ends(text, start).stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public String written() {
            return alternatives.stream().map(Expression::written).collect(Collectors.joining("|", opening, ")"));
        }
    }

    private record Repetition(Expression part, int least, int most, String quantifier) implements Expression {
        @Override
        public Set<Integer> ends(int[] text, int start) {
            Set<Integer> found = new HashSet<>();
            Set<Integer> ends = Set.of(start);
            for (int times = 0; times <= Math.min(most, least + text.length); times++) {
                if (times >= least) {
                    found.addAll(ends);
                }
                ends = ends.stream()
                        .flatMap(end -> part.ends(text, end).stream())
                        .collect(Collectors.toSet());
            }
            return found;
        }

        @Override
        public String written() {
            return part.written() + quantifier;
        }
    }

    private static final String WORD = IntStream.rangeClosed('0', 'z')
            .filter(c -> c == '_' || Character.isLetterOrDigit(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private static final String BLANKS = "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
            + "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    /** What stands for one character outside of classes. */
    private static final List<Characters> SINGLE = List.of(
            new Characters("a", "a", false),
            new Characters("Z", "Z", false),
            new Characters("\u00e4", "\u00e4", false),
            new Characters("\ud83d\ude00", "\ud83d\ude00", false),
            new Characters("\\u00e4", "\u00e4", false),
            new Characters("\\ud83d\\ude00", "\ud83d\ude00", false),
            new Characters("\\x5f", "_", false),
            new Characters("\\.", ".", false),
            new Characters("\\$", "$", false),
            new Characters("\\^", "^", false),
            new Characters("\\/", "/", false),
            new Characters("\\-", "-", false),
            new Characters("-", "-", false),
            new Characters("&", "&", false),
            new Characters("\\n", "\n", false),
            new Characters("\\r", "\r", false),
            new Characters("\\t", "\t", false),
            new Characters(".", "\n\r\u2028\u2029", true),
            new Characters("\\d", "0123456789", false),
            new Characters("\\D", "0123456789", true),
            new Characters("\\w", WORD, false),
            new Characters("\\W", WORD, true),
            new Characters("\\s", BLANKS, false),
            new Characters("\\S", BLANKS, true));

    /** What stands in classes. */
    private static final List<Characters> MEMBERS = List.of(
            new Characters("a-c", "abc", false),
            new Characters("0-9", "0123456789", false),
            new Characters("\\-", "-", false),
            new Characters("\\]", "]", false),
            new Characters("\\^", "^", false),
            new Characters(".", ".", false),
            new Characters("$", "$", false),
            new Characters("}", "}", false),
            new Characters("_", "_", false),
            new Characters("\\u0085", "\u0085", false),
            new Characters("\\ud83d\\ude00", "\ud83d\ude00", false),
            new Characters("\u00e4", "\u00e4", false),
            new Characters("\\s", BLANKS, false),
            new Characters("\\d", "0123456789", false),
            new Characters("\\w", WORD, false),
            new Characters("\\n", "\n", false));

    private Expression expression(int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 8);
        return switch (kind) {
            case 0, 1 -> one(SINGLE);
            case 2 -> characterClass();
            case 3 -> new Anchor(one(List.of("^", "$", "\\b", "\\B")));
            case 4 ->
                new Choice(
                        one(List.of("(", "(?:", "(?<n" + random.nextInt(1_000_000_000) + ">")),
                        several(() -> expression(depth - 1), 3));
            case 5, 6 -> new Sequence(several(() -> expression(depth - 1), 4));
            default -> repetition(depth);
        };
    }

    private Expression characterClass() {
        List<Characters> members = several(() -> one(MEMBERS), 3);
        boolean negated = random.nextBoolean();
        return new Characters(
                members.stream().map(Characters::written).collect(Collectors.joining("", negated ? "[^" : "[", "]")),
                members.stream().map(Characters::members).collect(Collectors.joining()),
                negated);
    }

    private Expression repetition(int depth) {
        Expression part =
                random.nextBoolean() ? one(SINGLE) : new Choice("(?:", several(() -> expression(depth - 1), 2));
        int least = random.nextInt(3);
        int most = least + random.nextInt(3);
        String lazy = random.nextInt(4) == 0 ? "?" : "";
        return switch (random.nextInt(6)) {
            case 0 -> new Repetition(part, 0, 1, "?" + lazy);
            case 1 -> new Repetition(part, 0, Integer.MAX_VALUE, "*" + lazy);
            case 2 -> new Repetition(part, 1, Integer.MAX_VALUE, "+" + lazy);
            case 3 -> new Repetition(part, least, least, "{" + least + "}" + lazy);
            case 4 -> new Repetition(part, least, Integer.MAX_VALUE, "{" + least + ",}" + lazy);
            default -> new Repetition(part, least, most, "{" + least + "," + most + "}" + lazy);
        };
    }

    private <T> List<T> several(Supplier<T> maker, int most) {
        return Stream.generate(maker).limit(1 + random.nextInt(most)).toList();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String text() {
        return Stream.generate(() -> one(ALPHABET)).limit(random.nextInt(8)).collect(Collectors.joining());
    }

    private static boolean isFound(Expression expression, String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.rangeClosed(0, characters.length)
                .anyMatch(start -> !expression.ends(characters, start).isEmpty());
    }

    @Test
    void bothEnginesFindWhatEcmaScriptFinds() {
        Set<String> wrong = new TreeSet<>();
        int linear = 0;
        for (int i = 0; i < 2_000; i++) {
            Expression expression = new Sequence(several(() -> expression(3), 3));
            String written = expression.written();
            SchemaPattern pattern = SchemaPattern.compile(written);
            SchemaPattern backtracking = SchemaPattern.compile(NOTHING + written);
            linear += pattern.isLinear() ? 1 : 0;
            assertThat(backtracking.isLinear()).isFalse();
            for (int k = 0; k < 20; k++) {
                String text = text();
                boolean expected = isFound(expression, text);
                if (pattern.matches(text) != expected || backtracking.matches(text) != expected) {
                    wrong.add(written + " should " + (expected ? "" : "not ") + "match '" + text + "', "
                            + pattern.isLinear());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(linear).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?:.*[a-z].*[0-9].*)$",
                "^(?:([a-z0-9]|-)*)$",
                "^(?:(a+)+)$",
                "^(?:(?:a|b|ab)*c)$",
                "^[a-z]{1,1000}$"
            })
    void whatRe2KnowsIsLinear(String regexp) {
        assertThat(SchemaPattern.compile(regexp).isLinear()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?=.*[a-z]).{8,}$",
                "(?<!a)b",
                "^[a-z]{1001}$",
                "^(?:(?:a{1,200}b){1,200}c)$",
                "(?:(?:(?:a{1000}){1000}){1000}){1000}"
            })
    void restIsJavas(String regexp) {
        assertThat(SchemaPattern.compile(regexp).isLinear()).isFalse();
    }

    @Test
    void quadraticTimeIsSpared() {
        TestSchema schema =
                TestSchema.of(SchemaDraft.DRAFT_04, "{'type': 'string', 'pattern': '^(?:.*[a-z].*[0-9].*)$'}");

        assertThat(schema.takes("'" + "a".repeat(900_000) + "'")).isFalse();
        assertThat(schema.takes("'" + "a".repeat(900_000) + "0'")).isTrue();
    }

    @Test
    void longTextsOverflowNoStack() {
        TestSchema schema = TestSchema.of(SchemaDraft.DRAFT_04, "{'type': 'string', 'pattern': '^(?:([a-z0-9]|-)*)$'}");

        assertThat(schema.takes("'" + "a-".repeat(450_000) + "'")).isTrue();
        assertThat(schema.takes("'" + "a-".repeat(450_000) + "_'")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'string', 'pattern': '^(?!x)(?:.*[a-z].*[0-9].*)$'}",
                "{'type': 'string', 'pattern': '^(?!x)(?:([a-z0-9]|-)*)$'}",
                "{'type': 'string', 'pattern': '^(?:(?:a|aa)*(?!a)b)$'}",
                "{'type': 'string', 'pattern': '[a-z]{1000}0'}"
            })
    void whatTakesTooLongIsRejectedInWords(String ofA) {
        TestSchema schema = TestSchema.of(SchemaDraft.DRAFT_04, ofA);

        assertThatThrownBy(() -> schema.check("'" + "a".repeat(100_000) + "'"))
                .isInstanceOf(Rejection.class)
                .hasMessage(
                        "parameters/a takes too long to validate against the service's schema; send a shorter or simpler value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pattern': 'P', 'maxLength': 10}",
                "{'maxLength': 10, 'allOf': [{'pattern': 'P'}]}",
                "{'maxLength': 10, 'allOf': [{'minLength': 1}, {'allOf': [{'maxLength': 12}, {'pattern': 'P'}]}]}"
            })
    void lengthsAreCheckedBeforePatterns(String ofA) {
        TestSchema schema = TestSchema.of(SchemaDraft.DRAFT_07, ofA.replace("P", "^(?!x)(?:.*[a-z].*[0-9].*)$"));

        assertThatThrownBy(() -> schema.check("'" + "a".repeat(900_000) + "'"))
                .hasMessageContaining("parameters/a must have at most 10 characters");
        assertThat(schema.takes("'" + "\ud83d\ude00".repeat(8) + "a0'")).isTrue();
        assertThat(schema.takes("'aaaaa'")).isFalse();
    }

    @Test
    void lengthsOfOtherAlternativesDoNotCount() {
        assertThat(TestSchema.of(SchemaDraft.DRAFT_07, "{'anyOf': [{'maxLength': 2}, {'pattern': '^a$'}]}")
                        .takes("'bbb'"))
                .isFalse();
        assertThat(TestSchema.of(SchemaDraft.DRAFT_07, "{'anyOf': [{'maxLength': 2}, {'pattern': '^a*$'}]}")
                        .takes("'aaa'"))
                .isTrue();
    }
}
