package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.response.Rejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of numbers, of every number that JSON can write: it is read as the same number, or rejected. */
class ParameterNumbersTest {

    record OfByte(byte value) {}

    record OfShort(Short value) {}

    record OfInt(int value) {}

    record OfInteger(Optional<Integer> value) {}

    record OfLong(long value) {}

    record OfBoxedLong(List<Long> value) {}

    record OfBigInteger(BigInteger value) {}

    record OfBigDecimal(BigDecimal value) {}

    record OfDouble(double value) {}

    record OfFloat(Float value) {}

    /**
     * A type of numbers.
     *
     * @param parameter with "V" for the number
     * @param held what an object holds
     * @param least the least number of the type
     * @param rounding what becomes of a number in range that the type has not
     */
    private record Numbers<T>(
            Class<T> type,
            String parameter,
            Function<T, BigDecimal> held,
            BigDecimal least,
            BigDecimal greatest,
            Function<BigDecimal, Optional<BigDecimal>> rounding) {

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private static <T> Numbers<T> integers(
            Class<T> type, String parameter, Function<T, Number> held, Number least, Number greatest) {
        return new Numbers<>(
                type,
                parameter,
                object -> new BigDecimal(held.apply(object).toString()),
                new BigDecimal(least.toString()),
                new BigDecimal(greatest.toString()),
                number -> Optional.of(number)
                        .filter(integer -> integer.signum() == 0
                                || integer.stripTrailingZeros().scale() <= 0));
    }

    static Stream<Numbers<?>> types() {
        BigDecimal huge = new BigDecimal("1e1001");
        return Stream.of(
                integers(OfByte.class, "V", OfByte::value, Byte.MIN_VALUE, Byte.MAX_VALUE),
                integers(OfShort.class, "V", OfShort::value, Short.MIN_VALUE, Short.MAX_VALUE),
                integers(OfInt.class, "V", OfInt::value, Integer.MIN_VALUE, Integer.MAX_VALUE),
                integers(
                        OfInteger.class,
                        "V",
                        object -> object.value().orElseThrow(),
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE),
                integers(OfLong.class, "V", OfLong::value, Long.MIN_VALUE, Long.MAX_VALUE),
                integers(OfBoxedLong.class, "[V]", object -> object.value().get(0), Long.MIN_VALUE, Long.MAX_VALUE),
                integers(OfBigInteger.class, "V", OfBigInteger::value, huge.negate(), huge),
                new Numbers<>(OfBigDecimal.class, "V", OfBigDecimal::value, huge.negate(), huge, Optional::of),
                new Numbers<>(
                        OfDouble.class,
                        "V",
                        object -> new BigDecimal(object.value()),
                        new BigDecimal("-1.7976931348623157E308"),
                        new BigDecimal("1.7976931348623157E308"),
                        number -> Optional.of(new BigDecimal(number.doubleValue()))),
                new Numbers<>(
                        OfFloat.class,
                        "V",
                        object -> new BigDecimal(object.value()),
                        new BigDecimal("-3.4028235E38"),
                        new BigDecimal("3.4028235E38"),
                        number -> Optional.of(new BigDecimal(number.floatValue()))));
    }

    private static List<String> numbers() {
        List<String> written = new ArrayList<>(List.of(
                "0",
                "-0",
                "0.0",
                "-0.0e0",
                "0e5",
                "0E-7",
                "1e400",
                "-1E400",
                "1e-400",
                "1e1000",
                "1e1001",
                "1e-1001",
                "1e2147483647",
                "-1e-2147483647",
                "1E+2",
                "0.1e1",
                "1" + "0".repeat(999),
                "1." + "0".repeat(900) + "1"));
        for (String number : List.of(
                "1",
                "127",
                "128",
                "129",
                "32767",
                "32768",
                "32769",
                "2147483647",
                "2147483648",
                "2147483649",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "9223372036854775809",
                "10000000000000000000",
                "123456789012345678901234567890",
                "0.5",
                "1.5",
                "0.1",
                "3.4028235E38",
                "3.4028236E38",
                "1.7976931348623157E308",
                "1.7976931348623158E308",
                "1.4E-45",
                "4.9E-324")) {
            for (BigDecimal signed : List.of(new BigDecimal(number), new BigDecimal(number).negate())) {
                written.add(signed.toString());
                written.add(signed.movePointLeft(4).toPlainString() + "E+4");
                written.add(signed.movePointRight(2).toPlainString() + "e-2");
                written.add(signed.setScale(signed.scale() + 3).toString());
            }
        }
        return written;
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void readsTheSameNumberOrNone(Numbers<T> numbers) {
        for (String written : numbers()) {
            BigDecimal number = new BigDecimal(written);
            boolean fits = Math.abs((long) number.scale()) <= 1_000
                    && number.compareTo(numbers.least()) >= 0
                    && number.compareTo(numbers.greatest()) <= 0;
            Optional<BigDecimal> expected = fits ? numbers.rounding().apply(number) : Optional.empty();

            Optional<BigDecimal> read = read(numbers, written);
            if (numbers.type() == OfBigDecimal.class && !fits) {
                // Free of any limit; whoever computes with it has to look.
                continue;
            }
            assertThat(read.map(BigDecimal::stripTrailingZeros))
                    .as("%s of %s", numbers, written)
                    .isEqualTo(expected.map(BigDecimal::stripTrailingZeros));
        }
    }

    private static <T> Optional<BigDecimal> read(Numbers<T> numbers, String written) {
        String json = "{\"value\": " + numbers.parameter().replace("V", written) + "}";
        Map<String, Object> parameters =
                new JsonReader(Limits.DEFAULT).readObject(json.getBytes(StandardCharsets.UTF_8));
        try {
            return Optional.of(numbers.held().apply(ParametersReader.read(parameters, numbers.type())));
        } catch (Rejection e) {
            return Optional.empty();
        }
    }
}
