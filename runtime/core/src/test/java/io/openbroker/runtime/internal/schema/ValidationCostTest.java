package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.runtime.internal.response.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches, for each kind of schema that can make validation expensive, for the parameters that cost most. None may cost more
 * than its budget; a minute for each search is a guard that only exponential or quadratic time reaches.
 */
class ValidationCostTest {

    private static final Duration GUARD = Duration.ofMinutes(1);
    private static final int SEARCHES = 8;
    private static final int LONGEST = 30_000;
    private static final int DEEPEST = 90;

    /** What schemas say of parameters, or of the parameter "a". */
    private static final List<String> EXPENSIVE = List.of(
            "{'properties': {'a': {'pattern': '^(?:.*[a-z].*[0-9].*)$'}}}",
            "{'properties': {'a': {'pattern': '^(?!x)(?:.*[a-z].*[0-9].*)$'}}}",
            "{'properties': {'a': {'pattern': '^(?!x)(?:(a|aa)+(?!y)b)$'}}}",
            "{'additionalProperties': {'pattern': '(?!x)(?:([a-z0-9]|-)*)b$'}}",
            "{'patternProperties': {'(?!x)(a|A|AA|B)*c$': {'type': 'integer'}}, 'additionalProperties': false}",
            "{'propertyNames': {'pattern': '(?!x)(A|a|Aa|B)*c$', 'minLength': 3}}",
            "{'properties': {'a': {'uniqueItems': true}}}",
            "{'uniqueItems': true, 'items': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'}}",
            "{'enum': [1, {'a': 1}], 'items': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'}}",
            "{'const': [1], 'items': {'$ref': '#'}, 'additionalProperties': {'$ref': '#'}}",
            "{'properties': {'a': {'items': {'enum': [ENUM]}}}}",
            "{'properties': {'a': {'items': {'multipleOf': 0.01, 'type': 'integer', 'minimum': 3}}}}",
            "{'properties': {'a': {'items': {'oneOf': [ONE_OF]}}}}",
            "{'properties': {'a': {'items': {'required': [NAMES]}}}}",
            "{'anyOf': [{'properties': {'a': {'$ref': '#'}}, 'required': ['x']}, {'properties': {'a': {'$ref': '#'}}, 'required': ['y']}]}",
            "{'oneOf': [{'properties': {'a': {'$ref': '#'}}}, {'properties': {'a': {'$ref': '#'}}, 'required': ['y']}]}",
            "{'not': {'allOf': [{'properties': {'a': {'$ref': '#'}}}, {'properties': {'a': {'not': {'$ref': '#'}}}}]}}",
            "{'unevaluatedProperties': {'$ref': '#'}, 'anyOf': [{'properties': {'a': {'$ref': '#'}}, 'required': ['x']},"
                    + " {'properties': {'a': {'$ref': '#'}}, 'required': ['y']}]}",
            "{'unevaluatedItems': {'type': 'string'}, 'unevaluatedProperties': {'unevaluatedItems': false, 'contains': {'type': 'string'}}}",
            "{'if': {'properties': {'a': {'$ref': '#'}}}, 'then': {'properties': {'a': {'$ref': '#'}}}, 'else': {'properties': {'a': {'$ref': '#'}}}}",
            "{'dependentSchemas': {'a': {'additionalProperties': {'$ref': '#'}}}, 'additionalProperties': {'$ref': '#'}}");

    private static final List<String> FRAGMENTS = List.of(
            "1",
            "'a'",
            "{}",
            "[]",
            "{'a': 1}",
            "[1]",
            "1e999",
            "-1e-900",
            "1.50",
            "null",
            "'" + "a".repeat(500) + "'",
            "1" + "0".repeat(900),
            "0." + "1".repeat(900),
            "{'a': {'a': [1, 'a']}}");

    static Stream<String> expensive() {
        String enumeration = IntStream.range(0, 3_000).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String alternatives = Stream.generate(() -> "{'type': 'string', 'minLength': 9}")
                .limit(60)
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, 200).mapToObj(i -> "'n" + i + "'").collect(Collectors.joining(", "));
        return EXPENSIVE.stream()
                .map(schema -> schema.replace("ENUM", enumeration)
                        .replace("ONE_OF", alternatives)
                        .replace("NAMES", names));
    }

    private record Parameters(String fragment, int shape, int times) {

        static Parameters any(Random random) {
            return new Parameters(
                    FRAGMENTS.get(random.nextInt(FRAGMENTS.size())), random.nextInt(5), 1 + random.nextInt(LONGEST));
        }

        /** The same, but for one thing. */
        Parameters mutated(Random random) {
            Parameters other = any(random);
            return switch (random.nextInt(3)) {
                case 0 -> new Parameters(other.fragment, shape, times);
                case 1 -> new Parameters(fragment, other.shape, times);
                default -> new Parameters(fragment, shape, Math.min(LONGEST, times * 2));
            };
        }

        String json() {
            int elements = 1 + Math.min(times, LONGEST / fragment.length());
            return switch (shape) {
                case 0 -> "{'a': [" + (fragment + ",").repeat(elements) + fragment + "]}";
                case 1 -> "{'a': '" + "a".repeat(times) + "'}";
                case 2 -> {
                    int depth = 1 + times % DEEPEST;
                    yield "{'a':".repeat(depth) + "[" + (fragment + ",").repeat(elements) + fragment + "]"
                            + "}".repeat(depth);
                }
                case 3 -> "{'a':" + "[".repeat(times % DEEPEST) + fragment + "]".repeat(times % DEEPEST) + "}";
                // Names with one hash code.
                default ->
                    IntStream.range(0, elements)
                            .mapToObj(i -> "'" + colliding(i) + "':" + fragment)
                            .collect(Collectors.joining(",", "{", "}"));
            };
        }

        private static String colliding(int number) {
            return IntStream.range(0, 15)
                    .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @MethodSource("expensive")
    void noParametersCostMoreThanTheirSizeJustifies(String expensive) {
        TestSchema schema = TestSchema.ofParameters(SchemaDraft.DRAFT_2020_12, expensive);
        Random random = new Random(expensive.hashCode());
        Parameters worst = Parameters.any(random);
        double most = 0;
        for (int i = 0; i < SEARCHES * 2; i++) {
            Parameters candidate = i < SEARCHES ? Parameters.any(random) : worst.mutated(random);
            double cost = assertTimeoutPreemptively(GUARD, () -> cost(schema, candidate.json()));
            if (cost > most) {
                most = cost;
                worst = candidate;
            }
        }
        assertThat(most).isPositive();
    }

    /** Nanoseconds for each character, as a direction for the search only. */
    private static double cost(TestSchema schema, String json) {
        long start = System.nanoTime();
        try {
            schema.check(TestSchema.read(json));
        } catch (Rejection e) {
            assertThat(e.description()).hasSizeLessThan(60_000);
        }
        return (double) (System.nanoTime() - start) / json.length();
    }

    @Test
    void whatIsNestedDeeperThanTheStackIsRejected() {
        String deep = "{'allOf':[".repeat(40) + "{'$ref': '#'}" + "]}".repeat(40);
        TestSchema schema = TestSchema.ofParameters(SchemaDraft.DRAFT_07, "{'properties': {'a': " + deep + "}}");

        schema.check("1");

        assertTimeoutPreemptively(GUARD, () -> {
            Thread small = new Thread(
                    null, () -> cost(schema, "{'a':".repeat(DEEPEST) + "1" + "}".repeat(DEEPEST)), "small", 512 * 1024);
            List<Throwable> failures = new CopyOnWriteArrayList<>();
            small.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            small.start();
            small.join();
            assertThat(failures).isEmpty();
        });
    }
}
