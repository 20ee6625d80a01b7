package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.runtime.internal.response.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each keyword that knows numbers, with every way to write numbers on both sides, against what BigDecimal says of them. */
class SchemaNumbersTest {

    private static final Random RANDOM = new Random(20_260_131);

    /** Numbers beyond each type of Java, and next to the ends of each. */
    private static final List<String> NUMBERS = numbers();

    /**
     * What a keyword says.
     *
     * @param schema with "N" for the number in the schema
     * @param parameter with "V" for the number that is given
     */
    private record Case(String schema, String parameter, BiPredicate<BigDecimal, BigDecimal> valid) {

        static Case of(String schema, BiPredicate<BigDecimal, BigDecimal> valid) {
            return new Case(schema, "V", valid);
        }
    }

    private static List<String> numbers() {
        List<String> written =
                new ArrayList<>(List.of("0", "-0", "0.0", "-0.0", "0e5", "0E-7", "1e400", "-1e400", "1e-400"));
        for (String number : List.of(
                "1",
                "5",
                "10",
                "100",
                "127",
                "128",
                "32768",
                "2147483647",
                "2147483648",
                "4294967296",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "10000000000000000000",
                "123456789012345678901234567890",
                "0.1",
                "0.3",
                "1.5",
                "2.5",
                "0.1000000000000000055511151231257827",
                "3.4028235E38",
                "1.7976931348623157E308",
                "1.7976931348623158E308",
                "4.9E-324")) {
            for (BigDecimal signed : List.of(new BigDecimal(number), new BigDecimal(number).negate())) {
                written.add(signed.toString());
                written.add(signed.movePointLeft(3).toPlainString() + "e3");
                written.add(signed.movePointRight(2).toPlainString() + "E-2");
                written.add(signed.setScale(signed.scale() + 2).toString());
                written.add(signed.toPlainString());
            }
        }
        return written.stream().distinct().toList();
    }

    private static List<Case> cases(SchemaDraft draft) {
        List<Case> cases = new ArrayList<>(List.of(
                Case.of("{'minimum': N}", (limit, value) -> value.compareTo(limit) >= 0),
                Case.of("{'maximum': N}", (limit, value) -> value.compareTo(limit) <= 0),
                Case.of(
                        "{'type': 'integer', 'minimum': N}",
                        (limit, value) -> isInteger(value) && value.compareTo(limit) >= 0),
                Case.of(
                        "{'type': 'integer', 'maximum': N}",
                        (limit, value) -> isInteger(value) && value.compareTo(limit) <= 0),
                Case.of("{'type': ['integer', 'number'], 'maximum': N}", (limit, value) -> value.compareTo(limit) <= 0),
                Case.of(
                        "{'type': ['string', 'integer'], 'maximum': N}",
                        (limit, value) -> isInteger(value) && value.compareTo(limit) <= 0),
                Case.of("{'type': 'number', 'enum': ['x', N]}", (limit, value) -> value.compareTo(limit) == 0),
                Case.of("{'not': {'enum': [N]}}", (limit, value) -> value.compareTo(limit) != 0),
                new Case(
                        "{'enum': [[[N]], {'a': {'b': N}}]}",
                        "{'a': {'b': V}}",
                        (limit, value) -> value.compareTo(limit) == 0),
                new Case("{'enum': [[[N]], {'a': {'b': N}}]}", "[[V]]", (limit, value) -> value.compareTo(limit) == 0),
                new Case(
                        "{'uniqueItems': true, 'maxItems': 2}",
                        "[N, V]",
                        (limit, value) -> value.compareTo(limit) != 0),
                new Case(
                        "{'uniqueItems': true}",
                        "[{'a': [N]}, {'a': [V]}]",
                        (limit, value) -> value.compareTo(limit) != 0),
                Case.of("{'type': 'integer'}", (limit, value) -> isInteger(value)),
                Case.of("{'type': 'number'}", (limit, value) -> true)));
        Stream.of("{'multipleOf': N}", "{'type': 'integer', 'multipleOf': N}")
                .map(schema -> Case.of(
                        schema,
                        (limit, value) -> limit.signum() <= 0
                                || (value.remainder(limit).signum() == 0
                                        && (isInteger(value) || !schema.contains("integer")))))
                .forEach(cases::add);
        if (draft == SchemaDraft.DRAFT_04) {
            cases.add(
                    Case.of("{'minimum': N, 'exclusiveMinimum': true}", (limit, value) -> value.compareTo(limit) > 0));
            cases.add(Case.of(
                    "{'maximum': N, 'exclusiveMaximum': true, 'type': 'integer'}",
                    (limit, value) -> isInteger(value) && value.compareTo(limit) < 0));
        } else {
            cases.add(Case.of("{'exclusiveMinimum': N}", (limit, value) -> value.compareTo(limit) > 0));
            cases.add(Case.of("{'exclusiveMaximum': N}", (limit, value) -> value.compareTo(limit) < 0));
            cases.add(Case.of(
                    "{'type': 'integer', 'exclusiveMaximum': N}",
                    (limit, value) -> isInteger(value) && value.compareTo(limit) < 0));
            cases.add(Case.of("{'const': N}", (limit, value) -> value.compareTo(limit) == 0));
            cases.add(new Case("{'const': {'a': [N]}}", "{'a': [V]}", (limit, value) -> value.compareTo(limit) == 0));
        }
        return cases;
    }

    private static boolean isInteger(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreComparedByValueHoweverTheyAreWritten(SchemaDraft draft) {
        List<String> wrong = new ArrayList<>();
        for (Case keyword : cases(draft)) {
            for (int i = 0; i < 12; i++) {
                String limit = number();
                if (keyword.schema().contains("multipleOf") && new BigDecimal(limit).signum() <= 0) {
                    limit = "0.5";
                }
                TestSchema schema = TestSchema.of(draft, keyword.schema().replace("N", limit));
                for (int k = 0; k < 40; k++) {
                    String value = k == 0 ? limit : number();
                    boolean expected = keyword.valid().test(new BigDecimal(limit), new BigDecimal(value));
                    String parameter = keyword.parameter().replace("N", limit).replace("V", value);
                    if (schema.takes(parameter) != expected) {
                        wrong.add(schema + " should " + (expected ? "" : "not ") + "take " + parameter);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static String number() {
        return NUMBERS.get(RANDOM.nextInt(NUMBERS.size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer', 'minimum': 1, 'maximum': 100} | 1e19 | parameters/a must be at most 100",
                "{'type': 'integer', 'minimum': 1, 'maximum': 100} | 1e-19 | parameters/a must be an integer; parameters/a must be at least 1",
                "{'type': 'integer', 'minimum': 1, 'maximum': 100} | -9223372036854775809.0 | parameters/a must be at least 1",
                "{'maximum': 1.50} | 1e1000 | parameters/a must be at most 1.50",
                "{'maximum': 1.50} | 1e1001 | parameters has a number with an exponent beyond 1000; send a smaller one",
                "{'multipleOf': 10} | 15e0 | parameters/a must be a multiple of 10",
                "{'enum': [10, 2.50]} | 3 | parameters/a must be one of 10, 2.50",
            })
    void saysWhatIsExpectedOfANumber(String schema, String value, String message) {
        assertThatThrownBy(() -> TestSchema.of(SchemaDraft.DRAFT_04, schema).check(value))
                .isInstanceOf(Rejection.class)
                .hasMessage(message);
    }

    static Stream<String> counts() {
        return Stream.of("maxLength", "maxItems", "maxProperties").map(name -> "{'" + name + "': N}");
    }

    @ParameterizedTest
    @MethodSource("counts")
    void countsMayBeOfAnySizeAndSpelling(String schema) {
        assertThat(Arrays.stream(SchemaDraft.values())
                        .flatMap(draft -> Stream.of("3000000000", "9223372036854775808", "1e30", "2.0", "2e0")
                                .map(limit -> TestSchema.of(draft, schema.replace("N", limit)))))
                .allSatisfy(limited -> assertThatCode(() -> {
                            limited.check("'ab'");
                            limited.check("[1, 2]");
                            limited.check("{'a': 1, 'b': 2}");
                        })
                        .doesNotThrowAnyException());
    }

    @Test
    void whatHasToBeLongerThanItCanIsRejected() {
        TestSchema schema = TestSchema.of(
                SchemaDraft.DRAFT_07, "{'minLength': 3000000000, 'minItems': 1e10, 'minProperties': 1e30}");

        assertThat(schema.takes("'a'") || schema.takes("[1]") || schema.takes("{'a': 1}"))
                .isFalse();
    }
}
