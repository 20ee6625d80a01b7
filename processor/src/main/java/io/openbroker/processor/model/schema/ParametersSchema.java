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
     * @param definitions the schema of each type, by name
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

        /** The schema of a definition. */
        public SchemaModel definition(String name) {
            return Optional.ofNullable(definitions.get(name)).orElseThrow();
        }
    }

    /**
     * A schema in a file of the user.
     *
     * @param file the file's name
     * @param text what is in it; empty if there is no such file
     * @param places where it was looked for
     */
    record Given(Setting<String> file, Optional<String> text, String places) implements ParametersSchema {}
}
