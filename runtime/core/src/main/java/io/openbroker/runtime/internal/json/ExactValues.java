package io.openbroker.runtime.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads numbers and formatted strings exactly as JSON Schema defines them: 1.0 is an integer, 1.5 is not, and a date has the
 * format "date".
 */
final class ExactValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    // In the notation of the published schemas.
    private static final BigDecimal FLOAT_MAX = new BigDecimal(Float.toString(Float.MAX_VALUE));
    private static final BigDecimal DOUBLE_MAX = new BigDecimal(Double.toString(Double.MAX_VALUE));

    ExactValues() {
        super("openbroker-exact-values");
        number(byte.class, Byte.class, BigDecimal::byteValueExact);
        number(short.class, Short.class, BigDecimal::shortValueExact);
        number(int.class, Integer.class, BigDecimal::intValueExact);
        number(long.class, Long.class, BigDecimal::longValueExact);
        number(float.class, Float.class, ExactValues::finiteFloat);
        number(double.class, Double.class, ExactValues::finiteDouble);
        addDeserializer(BigInteger.class, new Exact<>(BigInteger.class, BigDecimal::toBigIntegerExact));
        text(Instant.class, text -> TextFormats.dateTime(text).toInstant());
        text(OffsetDateTime.class, TextFormats::dateTime);
        text(ZonedDateTime.class, text -> TextFormats.dateTime(text).toZonedDateTime());
        text(LocalDate.class, TextFormats::date);
        text(OffsetTime.class, TextFormats::time);
        text(LocalDateTime.class, TextFormats::localDateTime);
        text(LocalTime.class, LocalTime::parse);
        text(YearMonth.class, YearMonth::parse);
        text(MonthDay.class, MonthDay::parse);
        text(Duration.class, Duration::parse);
        text(Period.class, Period::parse);
        text(ZoneId.class, ZoneId::of);
        text(UUID.class, TextFormats::uuid);
        text(URI.class, TextFormats::uri);
        text(byte[].class, TextFormats::bytes);
    }

    private <T> void number(Class<T> primitive, Class<T> boxed, Function<BigDecimal, T> conversion) {
        addDeserializer(primitive, new Exact<>(primitive, conversion));
        addDeserializer(boxed, new Exact<>(boxed, conversion));
    }

    private <T> void text(Class<T> type, Function<String, T> parser) {
        addDeserializer(type, new Formatted<>(type, parser));
    }

    private static float finiteFloat(BigDecimal number) {
        return inRange(number, FLOAT_MAX).floatValue();
    }

    private static double finiteDouble(BigDecimal number) {
        return inRange(number, DOUBLE_MAX).doubleValue();
    }

    /** Rejects larger numbers, since a number slightly above the greatest would be rounded down to it. */
    private static BigDecimal inRange(BigDecimal number, BigDecimal greatest) {
        if (number.abs().compareTo(greatest) > 0) {
            throw new ArithmeticException("The number is too large");
        }
        return number;
    }

    /** Reads a number if the type can represent it exactly. */
    private static final class Exact<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final transient Function<BigDecimal, T> conversion;

        Exact(Class<T> type, Function<BigDecimal, T> conversion) {
            super(type);
            this.type = type;
            this.conversion = conversion;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return context.reportInputMismatch(type, "A number is expected");
            }
            BigDecimal number = parser.getDecimalValue();
            if (Magnitudes.exceeded(number)) {
                return context.reportInputMismatch(type, "The exponent of the number is too large");
            }
            try {
                return conversion.apply(number);
            } catch (ArithmeticException e) {
                return context.reportInputMismatch(type, "The number is out of range");
            }
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            if (type.isPrimitive() && context.isEnabled(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)) {
                return context.reportInputMismatch(type, "A number is expected, not null");
            }
            return null;
        }
    }

    /** Reads a string that has a format. */
    private static final class Formatted<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final transient Function<String, T> parser;

        Formatted(Class<T> type, Function<String, T> parser) {
            super(type);
            this.type = type;
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(type, "A string is expected");
            }
            try {
                return parser.apply(json.getString());
            } catch (DateTimeException | IllegalArgumentException e) {
                return context.reportInputMismatch(type, "The string does not have the expected format");
            }
        }
    }
}
