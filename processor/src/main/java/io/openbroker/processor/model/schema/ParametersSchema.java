package io.openbroker.processor.model.schema;

import io.openbroker.processor.model.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the schema of a handler's parameters comes from. */
public sealed interface ParametersSchema {

    /** There is none: the handler takes whatever comes. */
    record None() implements ParametersSchema {}

    /**
     * It follows from the type.
     *
     * @param root the definition that describes the parameters themselves
     * @param definitions what is said of each type, under its name
     * @param problems what could not be derived
     */
    record Derived(String root, Map<String, SchemaModel> definitions, List<SchemaProblem> problems)
            implements ParametersSchema {

        /** That of handlers that receive no parameters. */
        public static final Derived WITHOUT_PROPERTIES = new Derived(
                "Parameters", Map.of("Parameters", new SchemaModel.ObjectOf("", List.of(), false)), List.of());

        public Derived {
            definitions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
            problems = List.copyOf(problems);
        }

        /** What a definition says. */
        public SchemaModel definition(String name) {
            return Optional.ofNullable(definitions.get(name)).orElseThrow();
        }
    }

    /**
     * It stands in a file of the user's.
     *
     * @param file the file's name
     * @param text what is in it; empty if there is no such file
     * @param places where it was looked for
     */
    record Given(Setting<String> file, Optional<String> text, String places) implements ParametersSchema {}
}
