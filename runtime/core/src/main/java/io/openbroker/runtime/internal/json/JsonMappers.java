package io.openbroker.runtime.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** Provides one mapper for each purpose. The mappers are immutable, and shared because they cache type information. */
final class JsonMappers {

    /** Jackson's module for Kotlin, if the program has it. */
    static final List<JacksonModule> KOTLIN = KotlinTypes.modules();

    /** Writes responses and credentials, without null and absent values. */
    static final JsonMapper ANSWERS = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addModule(new SimpleModule().addSerializer(new InstantSerializer()))
            .addModule(new ForeignJson())
            .addModules(KOTLIN)
            .addModule(new SimpleModule("openbroker-unwritable-fields").setSerializerModifier(new UnwritableFields()))
            .build();

    /** Writes JSON values unchanged, including nulls. */
    static final JsonMapper VALUES = JsonMapper.builder().build();

    /** Reads parameters as the types of handlers, without coercion. */
    static final JsonMapper PARAMETERS = parameters();

    /** Reads like {@link #PARAMETERS}, but ignores names that the type does not have. */
    static final JsonMapper KNOWN_PARAMETERS = PARAMETERS
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonMappers() {}

    private static JsonMapper parameters() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new ExactValues())
                .addModule(new DuplicateKeyCheck())
                .addModules(KOTLIN)
                .annotationIntrospector(new PrimitivesAreRequired())
                .withCoercionConfigDefaults(coercions -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercions.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                // Every integer is a number, and dates, UUIDs and the like are written as strings.
                .withCoercionConfig(
                        LogicalType.Float,
                        coercions -> coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .build();
    }

    /** Requires a value for each primitive: a primitive cannot be absent, and 0 or false would be a guess. */
    private static final class PrimitivesAreRequired extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            boolean primitive = member instanceof AnnotatedParameter parameter
                    && parameter.getRawType().isPrimitive();
            return primitive ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }
    }

    /** Writes times in the format of the specification, always with a fraction of a second. */
    private static final class InstantSerializer extends StdSerializer<Instant> {

        private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .appendLiteral('Z')
                .toFormatter()
                .withZone(ZoneOffset.UTC);

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(FORMAT.format(value));
        }
    }
}
