package io.openbroker.processor.read.schema;

import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.Bound;
import io.openbroker.processor.model.schema.SchemaModel.Formatted;
import io.openbroker.processor.model.schema.SchemaModel.Numeric;
import io.openbroker.processor.model.schema.SchemaModel.Text;
import io.openbroker.processor.read.annotation.TypeReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** The JSON values of simple types of the JDK, in the formats that the runtime reads. */
final class ScalarSchemas {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?";
    private static final String DURATION =
            "^P(?!$)(?:\\d{1,9}D)?(?:T(?!$)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,9})?S)?)?$";
    private static final String PERIOD = "^P(?!$)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,8}W)?(?:\\d{1,9}D)?$";

    /** Base64 with padding and without unused bits, so that no two strings encode the same bytes. */
    static final SchemaModel BYTES = Formatted.matching(
                    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$")
            .withEncoding("base64");

    private static final Map<String, SchemaModel> SCHEMAS = schemas();

    private ScalarSchemas() {}

    /** The schema of a primitive or simple type; none for all others. */
    static Optional<SchemaModel> of(TypeMirror type) {
        String name = type.getKind().isPrimitive()
                ? TypeReader.show(type)
                : TypeReader.element(type)
                        .map(element -> element.getQualifiedName().toString())
                        .orElse("");
        return Optional.ofNullable(SCHEMAS.get(name));
    }

    private static Map<String, SchemaModel> schemas() {
        Map<String, SchemaModel> schemas = new HashMap<>();
        put(schemas, new SchemaModel.Truth(Optional.empty()), "boolean", "java.lang.Boolean");
        put(schemas, integer(Byte.MIN_VALUE, Byte.MAX_VALUE), "byte", "java.lang.Byte");
        put(schemas, integer(Short.MIN_VALUE, Short.MAX_VALUE), "short", "java.lang.Short");
        put(
                schemas,
                integer(Integer.MIN_VALUE, Integer.MAX_VALUE),
                "int",
                "java.lang.Integer",
                "java.util.OptionalInt");
        put(schemas, integer(Long.MIN_VALUE, Long.MAX_VALUE), "long", "java.lang.Long", "java.util.OptionalLong");
        put(schemas, floating(new BigDecimal(Float.toString(Float.MAX_VALUE))), "float", "java.lang.Float");
        put(
                schemas,
                floating(new BigDecimal(Double.toString(Double.MAX_VALUE))),
                "double",
                "java.lang.Double",
                "java.util.OptionalDouble");
        put(schemas, Numeric.INTEGER, "java.math.BigInteger");
        put(schemas, Numeric.ANY, "java.math.BigDecimal");
        put(schemas, Text.ANY, "java.lang.String", "java.lang.CharSequence");
        // One character of Java is none beyond U+FFFF.
        put(schemas, Formatted.matching("^[\\u0000-\\uffff]$"), "char", "java.lang.Character");
        put(schemas, new SchemaModel.Any(), "java.lang.Object", RuntimeNames.JSON_NODE);
        put(
                schemas,
                Formatted.of("date-time"),
                "java.time.Instant",
                "java.time.OffsetDateTime",
                "java.time.ZonedDateTime");
        put(schemas, Formatted.of("date"), "java.time.LocalDate");
        put(schemas, Formatted.of("time"), "java.time.OffsetTime");
        // No standard knows formats for these, so a pattern says what they look like.
        put(
                schemas,
                Formatted.of("local-date-time").withPattern("^" + DATE + "T" + TIME + "$"),
                "java.time.LocalDateTime");
        put(schemas, Formatted.matching("^" + TIME + "$"), "java.time.LocalTime");
        put(schemas, Formatted.matching("^\\d{4}-(?:0[1-9]|1[0-2])$"), "java.time.YearMonth");
        put(schemas, Formatted.of("month-day").withPattern("^--\\d{2}-\\d{2}$"), "java.time.MonthDay");
        put(schemas, Formatted.of("time-zone"), "java.time.ZoneId");
        put(schemas, Formatted.matching(DURATION), "java.time.Duration");
        put(schemas, Formatted.matching(PERIOD), "java.time.Period");
        put(schemas, Formatted.of("uuid"), "java.util.UUID");
        put(schemas, Formatted.of("uri"), "java.net.URI");
        return Map.copyOf(schemas);
    }

    private static void put(Map<String, SchemaModel> schemas, SchemaModel schema, String... types) {
        for (String type : types) {
            schemas.put(type, schema);
        }
    }

    private static Numeric integer(long least, long greatest) {
        return Numeric.INTEGER
                .atLeast(Bound.of(BigDecimal.valueOf(least)))
                .atMost(Bound.of(BigDecimal.valueOf(greatest)));
    }

    private static Numeric floating(BigDecimal greatest) {
        return Numeric.ANY.atLeast(Bound.of(greatest.negate())).atMost(Bound.of(greatest));
    }
}
