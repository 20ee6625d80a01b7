package io.openbroker.runtime.internal.json;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Defines the formats of strings that become objects, by their names in JSON schemas. Schema validation and the conversion of
 * parameters share these definitions, so that every valid string can be converted.
 */
public final class TextFormats {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?";
    private static final String OFFSET = "(?:[zZ]|[+-]\\d{2}:\\d{2})";

    private static final Pattern LOCAL_DATE = Pattern.compile(DATE);
    private static final Pattern OFFSET_DATE_TIME = Pattern.compile(DATE + "[tT]" + TIME + OFFSET);
    private static final Pattern OFFSET_TIME = Pattern.compile(TIME + OFFSET);
    private static final Pattern LOCAL_DATE_TIME = Pattern.compile(DATE + "T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?");
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private static final Map<String, Function<String, ?>> PARSERS = Map.of(
            "date-time", TextFormats::dateTime,
            "date", TextFormats::date,
            "time", TextFormats::time,
            "local-date-time", TextFormats::localDateTime,
            "month-day", MonthDay::parse,
            "time-zone", ZoneId::of,
            "uuid", TextFormats::uuid,
            "uri", TextFormats::uri);

    private TextFormats() {}

    /** Returns the names of all formats. */
    public static Set<String> names() {
        return PARSERS.keySet();
    }

    /** Returns whether a string has a format. */
    public static boolean matches(String format, String text) {
        Function<String, ?> parser = PARSERS.get(format);
        if (parser == null) {
            throw new IllegalArgumentException("Unknown format " + format + "; known formats are " + names());
        }
        try {
            return parser.apply(text) != null;
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    static OffsetDateTime dateTime(String text) {
        return OffsetDateTime.parse(held(text, OFFSET_DATE_TIME).toUpperCase(Locale.ROOT));
    }

    static LocalDate date(String text) {
        return LocalDate.parse(held(text, LOCAL_DATE));
    }

    static OffsetTime time(String text) {
        return OffsetTime.parse(held(text, OFFSET_TIME).toUpperCase(Locale.ROOT));
    }

    static LocalDateTime localDateTime(String text) {
        return LocalDateTime.parse(held(text, LOCAL_DATE_TIME));
    }

    static UUID uuid(String text) {
        return UUID.fromString(held(text, CANONICAL_UUID));
    }

    static URI uri(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("The URI has no scheme");
        }
        return uri;
    }

    /** Reads bytes in canonical Base64. */
    static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("The text is not canonical Base64");
        }
        return bytes;
    }

    private static String held(String text, Pattern pattern) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("The text does not match " + pattern);
        }
        return text;
    }
}
