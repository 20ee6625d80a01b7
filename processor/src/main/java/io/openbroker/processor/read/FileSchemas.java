package io.openbroker.processor.read;

import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.KeptField;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the schemas in a catalog file to what the specification says of them ("Input Parameters Schema Object"), and to what those in
 * files of their own are held to.
 */
final class FileSchemas {

    private static final int LARGEST = 64 * 1024;
    private static final String PARAMETERS = "parameters";

    /** What stands in a schema; beside the parameters it says that they were forgotten. */
    private static final Set<String> SIGNS_OF_SCHEMA = Set.of("$schema", "type", "properties");

    private FileSchemas() {}

    static void check(FieldReader plan) {
        plan.object(KeptField.SCHEMAS).ifPresent(schemas -> {
            checkInputs(schemas, "service_instance", Set.of("create", "update"));
            checkInputs(schemas, "service_binding", Set.of("create"));
            schemas.others(Set.of("service_instance", "service_binding"));
        });
    }

    private static void checkInputs(FieldReader schemas, String resource, Set<String> operations) {
        schemas.object(resource).ifPresent(of -> {
            operations.forEach(operation -> of.object(operation).ifPresent(FileSchemas::checkInput));
            of.others(operations);
        });
    }

    private static void checkInput(FieldReader input) {
        Optional<FieldReader> parameters = SIGNS_OF_SCHEMA.stream().anyMatch(input::has)
                ? input.requiredObject(PARAMETERS, "the object with the JSON schema")
                : input.object(PARAMETERS);
        parameters.ifPresent(schema -> {
            String document = JsonText.of(schema.value());
            int size = document.getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST) {
                input.wrong(
                        PARAMETERS, schema.value(), size + " bytes long", "a schema of at most " + LARGEST + " bytes");
            } else {
                SchemaFileCheck.check(document).ifPresent(schema::wrongSchema);
            }
        });
        input.others(Set.of(PARAMETERS));
    }
}
