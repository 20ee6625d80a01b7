package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.testing.compile.Compilation;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of the type of parameters in the catalog. */
class ParametersSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@Size(min = 2) String                         | {\"type\":\"string\",\"minLength\":2}",
                "@NotEmpty String                              | {\"type\":\"string\",\"minLength\":1}",
                "@NotBlank @Size(max = 3) String               | {\"type\":\"string\",\"maxLength\":3,\"pattern\":\"[^\\\\u0000- ]\"}",
                "@Email String                                 | {\"type\":\"string\",\"format\":\"email\"}",
                "@Pattern(regexp = \"[ab]\") String             | {\"type\":\"string\",\"pattern\":\"^(?:[ab])$\"}",
                "@Min(1) @Max(9) Integer                       | {\"type\":\"integer\",\"minimum\":1,\"maximum\":9}",
                "@DecimalMin(\"0.5\") java.math.BigDecimal     | {\"type\":\"number\",\"minimum\":0.5}",
                "@Positive java.math.BigInteger                | {\"type\":\"integer\",\"minimum\":0,\"exclusiveMinimum\":true}",
                "@Digits(integer = 2, fraction = 1) java.math.BigDecimal | {\"type\":\"number\",\"minimum\":-100,\"exclusiveMinimum\":true,\"maximum\":100,\"exclusiveMaximum\":true,\"multipleOf\":0.1}",
                "@AssertTrue Boolean                           | {\"type\":\"boolean\",\"enum\":[true]}",
                "List<@Size(max = 3) String>                   | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":3}}",
                "@Size(max = 2) Set<Boolean>                   | {\"type\":\"array\",\"items\":{\"type\":\"boolean\"},\"maxItems\":2,\"uniqueItems\":true}",
                "@Size(max = 2) Map<String, Boolean>           | {\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"},\"maxProperties\":2}",
                "Optional<@Min(1) Short>                       | {\"type\":\"integer\",\"minimum\":1,\"maximum\":32767}",
                "@Nullable String                              | {\"type\":[\"string\",\"null\"]}",
                "@javax.validation.constraints.Size(max = 3) String | {\"type\":\"string\",\"maxLength\":3}",
                "@javax.validation.constraints.Pattern(regexp = \"[ab]\") String | {\"type\":\"string\",\"pattern\":\"^(?:[ab])$\"}",
                "@javax.validation.constraints.Min(1) Long      | {\"type\":\"integer\",\"minimum\":1,\"maximum\":9223372036854775807}",
                "List<@javax.validation.constraints.NotBlank String> | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"[^\\\\u0000- ]\"}}",
                "@Min(value = 1, groups = jakarta.validation.groups.Default.class) Short | {\"type\":\"integer\",\"minimum\":1,\"maximum\":32767}",
                "java.util.UUID                                | {\"type\":\"string\",\"format\":\"uuid\"}",
                "java.time.LocalDate[]                         | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"format\":\"date\"}}",
                "@Size(max = 1) boolean[]                      | {\"type\":\"array\",\"items\":{\"type\":\"boolean\"},\"maxItems\":1}",
                "char                                          | {\"type\":\"string\",\"pattern\":\"^[\\\\u0000-\\\\uffff]$\"}"
            })
    void typesAndConstraintsBecomeKeywords(String type, String expected) {
        assertThat(schema("record Options(" + type + " value) {}").at("/properties/value"))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int               | true",
                "Integer           | false",
                "@NotNull Integer  | true",
                "@javax.validation.constraints.NotEmpty String | true",
                "@Named String | true",
                "@JsonProperty(required = true) Integer | true",
                "Optional<Integer> | false",
                "@NonNull Integer  | true"
            })
    void whatIsRequiredFollowsFromNullness(String type, boolean required) {
        assertThat(schema("record Options(" + type + " value) {} " + NAMED).has("required"))
                .isEqualTo(required);
    }

    @Test
    void composedConstraintsAreWhatTheyAreComposedOf() {
        JsonNode schema =
                schema("record Options(@Named String name, List<@Named @Size(min = 2) String> others) {} " + NAMED);

        assertThat(schema.at("/properties/name")).isEqualTo(JsonMapper.shared().readTree("""
                {"type":"string","maxLength":3,"pattern":"^(?:[a-z]*)$"}"""));
        assertThat(schema.at("/properties/others/items"))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"type":"string","minLength":2,"maxLength":3,"pattern":"^(?:[a-z]*)$"}"""));
        assertThat(schema.get("required").toString()).isEqualTo("[\"name\"]");
    }

    @Test
    void constraintsOfWhatARecordImplementsAreItsOwn() {
        JsonNode schema = schema(
                "record Options(String name) implements Titled {} interface Titled { @Size(max = 3) String name(); }");

        assertThat(schema.at("/properties/name/maxLength").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Integer           | true", "@Nullable Integer | false", "Optional<Integer> | false"})
    void inNullMarkedCodeWhatIsNotNullableIsRequired(String type, boolean required) {
        assertThat(schema("@NullMarked record Options(" + type + " value) {}").has("required"))
                .isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DRAFT_04      | {\"type\":\"number\",\"minimum\":0,\"exclusiveMinimum\":true,\"maximum\":1,\"exclusiveMaximum\":true}",
                "DRAFT_06      | {\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}",
                "DRAFT_07      | {\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}",
                "DRAFT_2019_09 | {\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}",
                "DRAFT_2020_12 | {\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}"
            })
    void anExclusiveBoundIsWrittenAsItsDraftHasIt(SchemaDraft draft, String expected) {
        assertThat(schema(
                                draft,
                                "record Options(@Positive @DecimalMax(value = \"1\", inclusive = false)"
                                        + " java.math.BigDecimal value) {}")
                        .at("/properties/value"))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }

    @ParameterizedTest
    @CsvSource({"DRAFT_04, false", "DRAFT_06, false", "DRAFT_07, true", "DRAFT_2019_09, true", "DRAFT_2020_12, true"})
    void bytesAreBase64(SchemaDraft draft, boolean encoding) {
        JsonNode value = schema(draft, "record Options(byte[] value) {}").at("/properties/value");

        assertThat(value.path("contentEncoding").asString("")).isEqualTo(encoding ? "base64" : "");
        assertThat(value.path("pattern").asString("")).startsWith("^");
    }

    /** Before draft 2019-09, whatever stands beside a reference is ignored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DRAFT_04      | {\"description\":\"Who\",\"allOf\":[{\"$ref\":\"#/definitions/Owner\"}]}",
                "DRAFT_06      | {\"description\":\"Who\",\"allOf\":[{\"$ref\":\"#/definitions/Owner\"}]}",
                "DRAFT_07      | {\"description\":\"Who\",\"allOf\":[{\"$ref\":\"#/definitions/Owner\"}]}",
                "DRAFT_2019_09 | {\"description\":\"Who\",\"$ref\":\"#/$defs/Owner\"}",
                "DRAFT_2020_12 | {\"description\":\"Who\",\"$ref\":\"#/$defs/Owner\"}"
            })
    void aReferenceStandsAloneWhereItsNeighboursWouldBeIgnored(SchemaDraft draft, String expected) {
        JsonNode schema = schema(
                draft,
                "/** @param one Who */ record Options(Owner one, Owner two) {} record Owner(@Size(max = 2) String mail) {}");

        assertThat(schema.at("/properties/one")).isEqualTo(JsonMapper.shared().readTree(expected));
        assertThat(schema.has(draft.compareTo(SchemaDraft.DRAFT_2019_09) < 0 ? "definitions" : "$defs"))
                .isTrue();
    }

    @Test
    void theNearestDraftCounts() {
        String source = "package com.example;\n"
                + Brokers.source("", "Sample")
                        .replace("void provision(Plans plan)", "void provision(@Parameters Options options)")
                        .replace("public enum Plans", "record Options(int value) {}\n    public enum Plans");
        String broker = source.replace("@Broker", "@Broker(schemaDraft = SchemaDraft.DRAFT_2020_12)");
        String offering = broker.replace("@ServiceOffering(", "@ServiceOffering(schemaDraft = SchemaDraft.DRAFT_07, ");
        String plan = offering.replace("@Plan(", "@Plan(schemaDraft = SchemaDraft.DRAFT_04, ");

        assertThat(List.of(draft(source), draft(broker), draft(offering), draft(plan)))
                .containsExactly(
                        SchemaDraft.DRAFT_04, SchemaDraft.DRAFT_2020_12, SchemaDraft.DRAFT_07, SchemaDraft.DRAFT_04);
    }

    private static SchemaDraft draft(String source) {
        Compilation compilation = Compilations.compile(
                List.of("-Werror", "-Aopenbroker.platforms=none"), List.of(Compilations.source(source)));
        assertThat(compilation).succeededWithoutWarnings();
        return DraftUri.named(create(compilation).path("$schema").asString()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "LowerCamelCase, diskSize",
        "UpperCamelCase, DiskSize",
        "SnakeCase, disk_size",
        "UpperSnakeCase, DISK_SIZE",
        "LowerCase, disksize",
        "KebabCase, disk-size",
        "LowerDotCase, disk.size"
    })
    void aNamingStrategyNamesWhatHasNoNameOfItsOwn(String strategy, String name) {
        assertThat(schema("@tools.jackson.databind.annotation.JsonNaming("
                                + "tools.jackson.databind.PropertyNamingStrategies." + strategy + "Strategy.class)"
                                + " record Options(String diskSize, @JsonProperty(\"ownName\") String other) {}")
                        .get("properties")
                        .propertyNames())
                .containsExactly(name, "ownName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record Name(@JsonValue @Size(max = 3) String value) {}",
                "record Name(@Size(max = 3) String value) { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) Name {} }",
                "static class Name { @JsonCreator(mode = JsonCreator.Mode.DELEGATING) Name(@Size(max = 3) String name) {} }"
            })
    void aTypeWithASoleValueIsThatValue(String type) {
        assertThat(schema("record Options(Name value) {} " + type).at("/properties/value"))
                .isEqualTo(JsonMapper.shared().readTree("{\"type\":\"string\",\"maxLength\":3}"));
    }

    @Test
    void unknownPropertiesAreAllowedWhereTheyAreIgnored() {
        JsonNode schema = schema("@JsonIgnoreProperties(ignoreUnknown = true) record Options(String name) {}");

        assertThat(schema.has("additionalProperties")).isFalse();
    }

    @Test
    void ignoredPropertiesAreLeftOut() {
        JsonNode schema = schema("@JsonIgnoreProperties(\"other\") record Options(String name, String other) {}");

        assertThat(schema.get("properties").propertyNames()).containsExactly("name");
        assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDerivedIsAValidSchema(SchemaDraft draft) {
        String source = Goldens.read(Goldens.path("golden/parameters/input/ParametersBroker.java"))
                .replace("@Broker", "@Broker(schemaDraft = SchemaDraft." + draft + ")");
        Compilation compilation =
                Compilations.compile(List.of("-Aopenbroker.platforms=none"), List.of(Compilations.source(source)));
        assertThat(compilation).succeeded();
        JsonNode schemas = JsonMapper.shared()
                .readTree(Compilations.generated(compilation)
                        .get("META-INF/openbroker/com.example.parameters.ParametersBroker.json"))
                .at("/services/0/plans/0/schemas");

        assertThat(schemas.findValues("parameters")).hasSize(3).allSatisfy(schema -> {
            assertThat(schema.propertyNames()).first().isEqualTo("$schema");
            assertThat(SchemaFileCheck.check(schema.toString())).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private String name; public String getName() { return name; } public void setName(String value) {}",
                "private String URL; public String getURL() { return URL; } public void setURL(String value) {}",
                "private String url; public void setURL(String value) {}",
                "public void setURL(String value) {}",
                "private String urlName; public void setURLName(String value) {}",
                "private String Url; public void setUrl(String value) {}",
                "private String aName; public String getAName() { return aName; }",
                "private String aName; public void setAName(String value) {}",
                "public String aName; public String xY; public String ID;",
                "private boolean isOpen; public boolean isOpen() { return isOpen; } public void setOpen(boolean value) {}",
                "public String other; public void settle(String value) {} public void set_x(String value) {}",
                "@JsonProperty(\"x\") void put(String value) {}",
                "@JsonProperty(\"x\") private void setaName(String value) {}",
                "public int z; @JsonProperty(\"x\") static void put(String value) {}",
                "@JsonProperty(\"id\") private String aId; public void setAId(String value) {}"
            })
    void namesOfABeanAreThoseThatAreRead(String members) throws Exception {
        Compilation compilation = compile(SchemaDraft.DRAFT_04, "static class Options { " + members + " }");
        Class<?> options = new CompiledClasses(compilation).loadClass("com.example.Sample$Options");
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        UnrecognizedPropertyException rejected =
                assertThrows(UnrecognizedPropertyException.class, () -> mapper.readValue("{\"?\":1}", options));

        assertThat(create(compilation).get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(rejected.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .toList());
    }

    /** Each has one cause, and gets one message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public void setSize(int value) {} public void setSize(String value) {} | it has several setters",
                "private String name; @JsonAnySetter public void any(String key, Object value) {} | @JsonAnySetter",
                "private String uri; public String uri() { return uri; } | has fields, but none that JSON can set"
            })
    void beansThatJsonCannotSetAreRejected(String members, String message) {
        Compilation compilation = Compilations.compile(
                List.of(),
                List.of(Compilations.source(source(SchemaDraft.DRAFT_04, "static class Options { " + members + " }"))));

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining(message);
    }

    private static final String NAMED = """
            @NotNull @Size(max = 3) @Pattern(regexp = "[a-z]*")
            @jakarta.validation.Constraint(validatedBy = {})
            @java.lang.annotation.Target({
                java.lang.annotation.ElementType.FIELD, java.lang.annotation.ElementType.TYPE_USE
            })
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            @interface Named {
                String message() default "";
                Class<?>[] groups() default {};
                Class<? extends jakarta.validation.Payload>[] payload() default {};
            }
            """;

    private static JsonNode schema(String options) {
        return schema(SchemaDraft.DRAFT_04, options);
    }

    private static JsonNode schema(SchemaDraft draft, String options) {
        JsonNode schema = create(compile(draft, options));
        assertThat(SchemaFileCheck.check(schema.toString())).isEmpty();
        return schema;
    }

    private static Compilation compile(SchemaDraft draft, String options) {
        Compilation compilation = Compilations.compile(
                List.of("-Werror", "-Aopenbroker.platforms=none"),
                List.of(Compilations.source(source(draft, options))));
        assertThat(compilation).succeededWithoutWarnings();
        return compilation;
    }

    private static String source(SchemaDraft draft, String options) {
        return "package com.example;\nimport com.fasterxml.jackson.annotation.*;\n"
                + "import jakarta.validation.constraints.*;\nimport java.util.*;\nimport org.jspecify.annotations.*;\n"
                + Brokers.source("", "Sample")
                        .replace("void provision(Plans plan)", "void provision(@Parameters Options options)")
                        .replace("public enum Plans", options + "\n    public enum Plans")
                        .replace("@Broker", "@Broker(schemaDraft = SchemaDraft." + draft + ")");
    }

    private static JsonNode create(Compilation compilation) {
        return JsonMapper.shared()
                .readTree(Compilations.generated(compilation).get("META-INF/openbroker/com.example.Sample.json"))
                .at("/services/0/plans/0/schemas/service_instance/create/parameters");
    }
}
