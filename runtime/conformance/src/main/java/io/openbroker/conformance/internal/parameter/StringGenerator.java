package io.openbroker.conformance.internal.parameter;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.parsing.dflt.RgxGenParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes strings that conform to a schema. The same schema always gets the same strings. */
final class StringGenerator {

    private static final String WORD = "conformance";
    private static final int ATTEMPTS = 200;
    private static final int LONGEST = 100_000;

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("date-time", "2024-05-17T12:30:00Z"),
            Map.entry("date", "2024-05-17"),
            Map.entry("time", "12:30:00Z"),
            Map.entry("duration", "P1D"),
            Map.entry("email", "user@example.com"),
            Map.entry("idn-email", "user@example.com"),
            Map.entry("hostname", "host.example.com"),
            Map.entry("idn-hostname", "host.example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("uri-reference", "https://example.com/"),
            Map.entry("iri", "https://example.com/"),
            Map.entry("iri-reference", "https://example.com/"),
            Map.entry("uri-template", "https://example.com/{id}"),
            Map.entry("uuid", "6b7c6f9e-3c5f-4d53-9a0b-2f0d9b7a1c11"),
            Map.entry("regex", "^a$"),
            Map.entry("json-pointer", "/a"),
            Map.entry("relative-json-pointer", "0"));

    private StringGenerator() {}

    /** Returns a string; empty if none could be found. */
    static Optional<String> string(SchemaView schema, int variant) {
        int least = schema.count("minLength", 0);
        int most = schema.count("maxLength", Integer.MAX_VALUE);
        String pattern = schema.get("pattern").asString("");
        if (least > LONGEST || least > most) {
            return Optional.empty();
        }
        if (!pattern.isEmpty()) {
            return matching(pattern, least, most, variant);
        }
        Optional<String> format =
                Optional.ofNullable(FORMATS.get(schema.get("format").asString("")));
        if (format.isPresent()) {
            return format;
        }
        String word = variant == 0 ? WORD : variant + WORD;
        return Optional.of(
                word.length() < least
                        ? word + "x".repeat(least - word.length())
                        : word.substring(0, Math.min(word.length(), most)));
    }

    /** Returns whether a string matches a pattern somewhere, as patterns in schemas do. */
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException | StackOverflowError e) {
            return false;
        }
    }

    private static Optional<String> matching(String pattern, int least, int most, int variant) {
        for (String word : new String[] {WORD, "a", "1", "A1", "1.0.0", "10Gi", ""}) {
            if (variant == 0 && word.length() >= least && word.length() <= most && matches(pattern, word)) {
                return Optional.of(word);
            }
        }
        try {
            RgxGen generator = RgxGen.parse(whole(pattern));
            Random random = new Random(variant);
            for (int i = 0; i < ATTEMPTS; i++) {
                String text = generator.generate(random);
                int length = text.codePointCount(0, text.length());
                if (length >= least && length <= most && matches(pattern, text)) {
                    return Optional.of(text);
                }
            }
        } catch (RgxGenParseException | IllegalArgumentException | IllegalStateException | StackOverflowError e) {
            // The generator does not know all of the syntax; the caller tries something else.
        }
        return Optional.empty();
    }

    /** Patterns match anywhere in a string; the generator takes them as the whole string, without anchors. */
    private static String whole(String pattern) {
        String whole = pattern.startsWith("^") ? pattern.substring(1) : pattern;
        return whole.endsWith("$") && !whole.endsWith("\\$") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
