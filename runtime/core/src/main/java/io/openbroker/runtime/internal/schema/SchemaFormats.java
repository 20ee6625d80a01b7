package io.openbroker.runtime.internal.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.Formats;
import io.openbroker.runtime.internal.json.TextFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Provides the formats of strings. Dates, UUIDs and URIs are valid exactly if they can be converted; the other formats are those of
 * the library, limited in the time that they take.
 */
final class SchemaFormats {

    /** Formats of the library, as expressions for RE2. */
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry(
                    "hostname",
                    "[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*"),
            Map.entry("json-pointer", "(/([^/#~]|~[01])*)*"),
            Map.entry("relative-json-pointer", "(0|([1-9]\\d*))(#|(/([^/#~]|~[01])*)*)"),
            Map.entry(
                    "uri-template",
                    "([^\\x00-\\x1f\\x7f\"'%<>\\^`\\{|\\}]|%[0-9A-Fa-f]{2}|\\{[+#./;?&=,!@|]?"
                            + "(\\w|%[0-9A-Fa-f]{2})(\\.?(\\w|%[0-9A-Fa-f]{2}))*(:[1-9]\\d{0,3}|\\*)?"
                            + "(,(\\w|%[0-9A-Fa-f]{2})(\\.?(\\w|%[0-9A-Fa-f]{2}))*(:[1-9]\\d{0,3}|\\*)?)*\\})*"),
            Map.entry("alpha", "[a-zA-Z]+"),
            Map.entry("alphanumeric", "[a-zA-Z0-9]+"),
            Map.entry("style", "\\s*.+?:\\s*[^;]+;?"),
            Map.entry("utc-millisec", "[0-9]+(\\.?[0-9]+)?"));

    /** Maximum lengths for formats whose check takes more than linear time. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "email", 320,
            "idn-email", 320,
            "idn-hostname", 253,
            "ipv4", 15,
            "ip-address", 15,
            "ipv6", 45,
            "phone", 32,
            "color", 1_000,
            "regex", 1_000);

    private SchemaFormats() {}

    /** Returns all formats; later ones replace earlier ones of the same name. */
    static List<Format> all() {
        List<Format> formats = new ArrayList<>();
        for (Format format : Formats.DEFAULT) {
            formats.add(new BoundedFormat(format, LONGEST.getOrDefault(format.getName(), Integer.MAX_VALUE)));
        }
        PATTERNS.forEach(
                (name, regexp) -> formats.add(new LinearFormat(name, SchemaPattern.compile("^(?:" + regexp + ")$"))));
        TextFormats.names().forEach(name -> formats.add(new ReadableFormat(name)));
        return formats;
    }

    /** A format of the library, whose check may take quadratic time. */
    private record BoundedFormat(Format format, int longest) implements Format {

        @Override
        public String getName() {
            return format.getName();
        }

        @Override
        public boolean matches(ExecutionContext context, SchemaContext schema, String text) {
            if (text.length() > longest) {
                return false;
            }
            long length = text.length();
            ValidationBudget.running().spend(longest == Integer.MAX_VALUE ? length : length * length);
            return format.matches(context, schema, text);
        }
    }

    /** A format that a regular expression defines. */
    private record LinearFormat(String name, SchemaPattern pattern) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return pattern.matches(text);
        }
    }

    /** A format whose strings can be converted to objects. */
    private record ReadableFormat(String name) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return TextFormats.matches(name, text);
        }
    }
}
