package io.openbroker.catalog.json;

import java.util.List;
import java.util.Optional;

/** Libraries for JSON whose types and annotations Jackson 3 does not know, but takes for those of a bean. */
@SuppressWarnings("ImmutableEnumChecker") // every list is made by List.of
public enum JsonLibrary {
    /** Jackson 2, whose annotations outside of its databind Jackson 3 shares. */
    JACKSON_2(
            "Jackson 2",
            List.of("com.fasterxml.jackson.databind.", "com.fasterxml.jackson.core."),
            List.of("com.fasterxml.jackson.databind.JsonNode"),
            List.of("com.fasterxml.jackson.databind.annotation.")),
    /** Jackson 1. */
    JACKSON_1(
            "Jackson 1",
            List.of("org.codehaus.jackson."),
            List.of("org.codehaus.jackson.JsonNode"),
            List.of("org.codehaus.jackson.")),
    /** Gson. */
    GSON(
            "Gson",
            List.of("com.google.gson."),
            List.of("com.google.gson.JsonElement"),
            List.of("com.google.gson.annotations.")),
    /** JSON-java. */
    JSON_JAVA(
            "org.json",
            List.of("org.json."),
            List.of("org.json.JSONObject", "org.json.JSONArray", "org.json.JSONObject$Null"),
            List.of("org.json.")),
    /** Jakarta JSON Processing and JSON Binding. */
    JSON_PROCESSING(
            "Jakarta JSON Processing",
            List.of("jakarta.json.", "javax.json."),
            List.of("jakarta.json.JsonValue", "javax.json.JsonValue"),
            List.of("jakarta.json.bind.annotation.", "javax.json.bind.annotation.")),
    /** The JSON of Vert.x. */
    VERTX(
            "Vert.x",
            List.of("io.vertx.core.json."),
            List.of("io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray"),
            List.of()),
    /** Moshi. */
    MOSHI("Moshi", List.of("com.squareup.moshi."), List.of(), List.of("com.squareup.moshi.")),
    /** Fastjson, of both generations; its values are maps and lists. */
    FASTJSON(
            "Fastjson",
            List.of("com.alibaba.fastjson.", "com.alibaba.fastjson2."),
            List.of(),
            List.of("com.alibaba.fastjson.annotation.", "com.alibaba.fastjson2.annotation."));

    private static final String JACKSON_3 = "tools.jackson.databind.annotation.";

    private final String shownName;
    private final List<String> packages;
    private final List<String> trees;
    private final List<String> annotations;

    JsonLibrary(String shownName, List<String> packages, List<String> trees, List<String> annotations) {
        this.shownName = shownName;
        this.packages = packages;
        this.trees = trees;
        this.annotations = annotations;
    }

    /**
     * The name that its users know it by.
     *
     * @return the name
     */
    public String shownName() {
        return shownName;
    }

    /**
     * The classes and interfaces of JSON values, whose {@code toString()} is JSON.
     *
     * @return their names
     */
    public List<String> trees() {
        return trees;
    }

    /**
     * The library that a class belongs to.
     *
     * @param name the qualified name of the class
     * @return the library, if it is one of these
     */
    public static Optional<JsonLibrary> ofClass(String name) {
        for (JsonLibrary library : values()) {
            if (library.packages.stream().anyMatch(name::startsWith)) {
                return Optional.of(library);
            }
        }
        return Optional.empty();
    }

    /**
     * The library that an annotation tells how a type is mapped.
     *
     * @param name the annotation's qualified name
     * @param direction what Jackson 3 does with the type; annotations that matter for the opposite only are passed over
     * @return the library, if it is one of these
     */
    public static Optional<JsonLibrary> ofAnnotation(String name, Direction direction) {
        for (JsonLibrary library : values()) {
            if (library.annotations.stream().anyMatch(name::startsWith)) {
                boolean matters = library != JACKSON_2 || !direction.isPassedOver(simpleName(name));
                return matters ? Optional.of(library) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Whether an annotation of Jackson 3 says the same, so that the one of this library is for another program.
     *
     * @param annotation the annotation of this library
     * @param other another annotation at the same place
     * @return whether this one need not be followed
     */
    public boolean isRepeatedBy(String annotation, String other) {
        return this == JACKSON_2
                ? other.equals(jackson3(annotation))
                : other.startsWith(JACKSON_3) || other.startsWith("com.fasterxml.jackson.annotation.");
    }

    /**
     * The remedy for an annotation.
     *
     * @param annotation the qualified name of the annotation
     * @return a sentence without its full stop
     */
    public String remedy(String annotation) {
        return this == JACKSON_2
                ? "Import " + jackson3(annotation) + " instead"
                : "Use @JsonProperty or another annotation of com.fasterxml.jackson.annotation instead";
    }

    private static String jackson3(String annotation) {
        return JACKSON_3 + simpleName(annotation);
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether objects are made of JSON, or JSON of objects. */
    public enum Direction {
        /** Objects are made of JSON, as parameters are. */
        READ(List.of("JsonSerialize", "JsonAppend")),
        /** JSON is made of objects, as of credentials. */
        WRITTEN(List.of("JsonDeserialize", "JsonPOJOBuilder", "JsonValueInstantiator"));

        private final List<String> passedOver;

        Direction(List<String> passedOver) {
            this.passedOver = passedOver;
        }

        private boolean isPassedOver(String annotation) {
            return passedOver.contains(annotation);
        }
    }
}
