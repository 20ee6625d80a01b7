package io.openbroker.undertow.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares a document with what was written of the object that was read from it. They are alike if nothing was lost and nothing
 * made up: only null may be absent, a binary fraction rounded, the elements of a set in another order, and a time or a UUID
 * spelt in another way.
 */
final class Likeness {

    private static final Map<String, String> ALIASES = Map.of("colour", "color");

    private static final Set<String> BINARY_FRACTIONS = Set.of("rough", "ratio", "gigabytes");

    private static final Set<String> SETS = Set.of("members", "marks");

    /** The one type that passes over what it does not know. */
    private static final String LENIENT = "lenient";

    private static final Map<String, Function<String, ?>> SPELLINGS = Map.of(
            "instant",
                    text -> OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant(),
            "offset", text -> OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)),
            "local", LocalDateTime::parse,
            "time", LocalTime::parse,
            "duration", Duration::parse,
            "period", Period::parse,
            "members", UUID::fromString);

    private Likeness() {}

    /** Whether two values, which stand under that name, are alike. */
    static boolean of(String name, JsonNode document, JsonNode written) {
        if (document.isObject() && written.isObject()) {
            return objects(name, document, written);
        }
        if (document.isArray() && written.isArray()) {
            return arrays(name, document, written);
        }
        if (document.isNumber() && written.isNumber()) {
            return numbers(name, document.decimalValue(), written.decimalValue());
        }
        if (document.isString() && written.isString() && !document.equals(written)) {
            Function<String, ?> parser = SPELLINGS.get(name);
            return parser != null && parser.apply(document.asString()).equals(parser.apply(written.asString()));
        }
        return document.equals(written);
    }

    private static boolean objects(String name, JsonNode document, JsonNode written) {
        Map<String, JsonNode> given = present(document);
        if (name.equals(LENIENT)) {
            given.remove("unknown");
        }
        Map<String, JsonNode> found = present(written);
        return given.keySet().equals(found.keySet())
                && given.entrySet().stream()
                        .allMatch(field -> of(
                                field.getKey(),
                                field.getValue(),
                                found.getOrDefault(field.getKey(), MissingNode.getInstance())));
    }

    private static Map<String, JsonNode> present(JsonNode object) {
        return object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .collect(Collectors.toMap(
                        field -> ALIASES.getOrDefault(field.getKey(), field.getKey()), Map.Entry::getValue));
    }

    private static boolean arrays(String name, JsonNode document, JsonNode written) {
        List<JsonNode> given = document.valueStream().toList();
        List<JsonNode> found = written.valueStream().toList();
        if (SETS.contains(name)) {
            return given.stream().allMatch(each -> found.stream().anyMatch(other -> of(name, each, other)))
                    && found.stream().allMatch(each -> given.stream().anyMatch(other -> of(name, other, each)))
                    && new HashSet<>(found).size() == found.size();
        }
        boolean alike = given.size() == found.size();
        for (int i = 0; alike && i < given.size(); i++) {
            alike = of(name, given.get(i), found.get(i));
        }
        return alike;
    }

    private static boolean numbers(String name, BigDecimal document, BigDecimal written) {
        return document.compareTo(written) == 0
                || (BINARY_FRACTIONS.contains(name)
                        && (document.doubleValue() == written.doubleValue()
                                || document.floatValue() == written.floatValue()));
    }
}
