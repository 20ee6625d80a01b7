package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ParametersReaderTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Nested(String name, List<Integer> ports) {}

    record Everything(
            int count,
            long total,
            double ratio,
            boolean on,
            Integer boxed,
            String text,
            Size size,
            BigDecimal price,
            Optional<String> maybe,
            List<Nested> nested,
            Map<String, Object> labels,
            Set<Size> sizes,
            UUID uuid,
            Instant instant,
            LocalDate date) {}

    record Count(int count) {}

    record Text(String text) {}

    record Ratio(double ratio) {}

    record On(boolean on) {}

    record Sized(Size size) {}

    record Boxed(Integer boxed) {}

    record Holder(Nested nested) {}

    record Dated(LocalDate date) {}

    record Identified(UUID uuid) {}

    record Sparse(Optional<String> maybe, Integer boxed) {}

    record Aliased(@JsonAlias({"colour", "a/hue"}) Optional<String> color, String name) {}

    static final class AliasedBean {
        @JsonAlias("colour")
        public String color = "";
    }

    record Aliases(List<Aliased> records, Optional<AliasedBean> bean, Optional<Shape> shape) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    sealed interface Shape permits Circle {}

    record Circle(
            @JsonAlias("width") int size,
            @JsonAlias("colour") Optional<Aliased> color) implements Shape {}

    record Picky(String name) {
        Picky {
            if (name.length() > 3) {
                throw new IllegalArgumentException("The name " + name + " is too long");
            }
        }
    }

    static final class Bean {
        private String name = "default";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    abstract static class Made {

        abstract String name();

        abstract int disk();

        @JsonCreator
        static Made of(@JsonProperty("name") @Nullable String name, @JsonProperty("disk") int disk) {
            return new Made() {
                @Override
                String name() {
                    return String.valueOf(name);
                }

                @Override
                int disk() {
                    return disk;
                }
            };
        }
    }

    @Test
    void aFactoryMakesAnObjectOfItsValues() {
        Made made = ParametersReader.read(Map.of("name", "a", "disk", 2), Made.class);

        assertThat(made.name() + made.disk()).isEqualTo("a2");
        assertThatThrownBy(() -> ParametersReader.read(Map.of("name", "a"), Made.class))
                .isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> ParametersReader.read(Map.of("disk", 1, "size", 1), Made.class))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void readsAllKindsOfTypes() {
        Everything read = read(Everything.class, """
                {"count": 1, "total": 5000000000, "ratio": 5, "on": true, "boxed": 2, "text": "x", "size": "LARGE",
                 "price": 1.10, "maybe": "m", "nested": [{"name": "n", "ports": [80, 443]}], "labels": {"a": [1.5]},
                 "sizes": ["SMALL"], "uuid": "6b1f58d1-4f43-4f13-9f4f-8d2b9e1f3c11",
                 "instant": "2026-01-31T12:00:00Z", "date": "2026-01-31"}""");

        assertThat(read)
                .isEqualTo(new Everything(
                        1,
                        5_000_000_000L,
                        5.0,
                        true,
                        2,
                        "x",
                        Size.LARGE,
                        new BigDecimal("1.10"),
                        Optional.of("m"),
                        List.of(new Nested("n", List.of(80, 443))),
                        Map.of("a", List.of(new BigDecimal("1.5"))),
                        Set.of(Size.SMALL),
                        UUID.fromString("6b1f58d1-4f43-4f13-9f4f-8d2b9e1f3c11"),
                        Instant.parse("2026-01-31T12:00:00Z"),
                        LocalDate.parse("2026-01-31")));
    }

    @Test
    void readsMapsTreesAndBeans() {
        Map<String, Object> parameters = Map.of("name", "n");

        assertThat((Object) ParametersReader.read(parameters, Map.class)).isSameAs(parameters);
        assertThat(ParametersReader.read(parameters, JsonNode.class).get("name").asString())
                .isEqualTo("n");
        assertThat(ParametersReader.read(parameters, Bean.class).getName()).isEqualTo("n");
    }

    @Test
    void readsAPropertyByEachOfItsNames() {
        Aliases read = read(Aliases.class, """
                {"records": [{"colour": "r", "name": "1"}, {"name": "2", "color": "g"}, {"a/hue": "b", "name": "3"}],
                 "bean": {"colour": "y"}, "shape": {"width": 1, "kind": "circle", "colour": {"colour": "w", "name": "4"}}}""");

        assertThat(read.records())
                .containsExactly(
                        new Aliased(Optional.of("r"), "1"),
                        new Aliased(Optional.of("g"), "2"),
                        new Aliased(Optional.of("b"), "3"));
        assertThat(read.bean().orElseThrow().color).isEqualTo("y");
        assertThat(read.shape()).contains(new Circle(1, Optional.of(new Aliased(Optional.of("w"), "4"))));
    }

    @Test
    void leavesAbsentReferencesOut() {
        Sparse read = read(Sparse.class, "{}");

        assertThat(read.maybe()).isEmpty();
        assertThat(read.boxed()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Count      | {\"count\": \"5\"}         | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": 1.5}           | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": 5000000000}    | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": true}          | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": null}          | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": \"\"}          | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {}                         | parameters/count must be an integer from -2147483648 to 2147483647",
                "Count      | {\"count\": 1, \"x\": 2}   | parameters/x is unknown; known are count",
                "Boxed      | {\"boxed\": \"\"}          | parameters/boxed must be an integer from -2147483648 to 2147483647",
                "Text       | {\"text\": 5}              | parameters/text must be a string",
                "Text       | {\"text\": true}           | parameters/text must be a string",
                "Text       | {\"text\": {}}             | parameters/text must be a string",
                "Text       | {\"text\": [\"x\"]}        | parameters/text must be a string",
                "Ratio      | {\"ratio\": \"1\"}         | parameters/ratio must be a number",
                "On         | {\"on\": 1}                | parameters/on must be true or false",
                "On         | {\"on\": \"true\"}         | parameters/on must be true or false",
                "Sized      | {\"size\": \"small\"}      | parameters/size must be one of SMALL, LARGE",
                "Sized      | {\"size\": 1}              | parameters/size must be one of SMALL, LARGE",
                "Sized      | {\"size\": \"\"}           | parameters/size must be one of SMALL, LARGE",
                "Holder     | {\"nested\": {\"ports\": [1, \"2\"]}} | parameters/nested/ports/1 must be an integer from -2147483648 to 2147483647",
                "Holder     | {\"nested\": {\"ports\": 1}} | parameters/nested/ports must be an array",
                "Holder     | {\"nested\": {\"a/b~\": 1}} | parameters/nested/a~1b~0 is unknown; known are name, ports",
                "Holder     | {\"nested\": []}           | parameters/nested must be an object",
                "Holder     | {\"nested\": \"\"}         | parameters/nested must be an object",
                "Dated      | {\"date\": \"yesterday\"}  | parameters/date must be an ISO 8601 date or time",
                "Dated      | {\"date\": 5}              | parameters/date must be an ISO 8601 date or time",
                "Identified | {\"uuid\": \"x\"}          | parameters/uuid must be a UUID",
                "Aliased    | {\"color\": \"r\", \"colour\": null} | parameters/color and parameters/colour are two names of one parameter; give one of them",
                "Aliases    | {\"records\": [{\"colour\": \"r\", \"a/hue\": \"r\"}]} | parameters/records/0/colour and parameters/records/0/a~1hue are two names of one parameter; give one of them",
                "Aliases    | {\"bean\": {\"color\": \"r\", \"colour\": \"r\"}} | parameters/bean/color and parameters/bean/colour are two names of one parameter; give one of them",
                "Aliases    | {\"shape\": {\"size\": 1, \"kind\": \"circle\", \"width\": 1}} | parameters/shape/size and parameters/shape/width are two names of one parameter; give one of them",
                "Aliases    | {\"shape\": {\"kind\": \"circle\", \"size\": \"1\"}} | parameters/shape/size must be an integer from -2147483648 to 2147483647",
                "Picky      | {\"name\": \"s3cr3t\"}     | parameters is not a value that the service supports"
            })
    void takesNoValueForWhatItIsNot(String type, String json, String expected) {
        assertThatThrownBy(() -> read(typeNamed(type), json))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.PARAMETERS_INVALID))
                .hasMessage(expected);
    }

    private static Class<?> typeNamed(String name) throws ClassNotFoundException {
        return Class.forName(ParametersReaderTest.class.getName() + "$" + name.strip());
    }

    private static <T> T read(Class<T> type, String json) {
        return ParametersReader.read(
                new JsonReader(Limits.DEFAULT).readObject(json.getBytes(StandardCharsets.UTF_8)), type);
    }
}
