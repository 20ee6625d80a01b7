package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ECMA-262 says of an expression; many of the texts would be judged otherwise by Java's own. */
class EcmaRegexTest {

    /** White space and line terminators, as ECMA-262 lists them; of Unicode's category Zs are those from U+0020 to U+3000. */
    private static final String BLANKS = "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
            + "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private static final String LINE_ENDS = "\n\r\u2028\u2029";

    @ParameterizedTest
    @CsvSource(
            value = {
                "^\\s$|true",
                "^[\\s]$|true",
                "^[\\s\\s]$|true",
                "^[^\\S]$|true",
                "^\\S$|false",
                "^[\\S]$|false",
                "^[^\\s]$|false"
            },
            delimiter = '|')
    void knowsTheBlanksOfEcma(String regexp, boolean blanks) {
        Pattern pattern = java(regexp);

        assertThat(characters().filter(c -> isFound(pattern, c) != (BLANKS.indexOf(c) >= 0 == blanks)))
                .isEmpty();
    }

    @Test
    void aDotIsAnythingButALineEndOfEcma() {
        Pattern pattern = java("^.$");

        assertThat(characters().filter(c -> isFound(pattern, c) != LINE_ENDS.indexOf(c) < 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "^a$, 'a', true",
        "^a$, 'a\n', false",
        "^a$, 'a\u0085', false",
        "[$], 'a$', true",
        "[$]$, 'a$\n', false",
        "\\$$, 'a$', true",
        "[.], 'a', false",
        "[\\s\\S], '\ufeff', true",
        "[^\\s\\S], 'a', false",
        "[\\s-x], '-', true",
        "[\\s-x], 'a', false",
        "\\bb\\b, 'a b', true",
        "\\bb\\b, 'ab', false",
        "\\bb, '\u00e4b', true",
        "b\\b, 'b\u0301', true",
        "a\\Bb, 'ab', true",
        "\\Bb, '\u00e4b', false",
        "^\\d$, '\u0663', false",
        "^\\w$, '\u00e4', false",
        "^.$, '\ud83d\ude00', true"
    })
    void isUnderstoodAsInEcma(String regexp, String text, boolean found) {
        assertThat(java(regexp).matcher(text).find()).isEqualTo(found);
    }

    private static Pattern java(String regexp) {
        return Pattern.compile(EcmaRegex.toJava(regexp));
    }

    private static IntStream characters() {
        return IntStream.concat(IntStream.range(0, 0xd800), IntStream.rangeClosed(0xe000, 0x10ffff));
    }

    private static boolean isFound(Pattern pattern, int character) {
        return pattern.matcher(Character.toString(character)).find();
    }
}
