package io.openbroker.processor.read;

import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.KeptField;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Holds the schemas in a catalog file to what the specification says of them ("Input Parameters Schema Object"). */
final class FileSchemas {

    private static final int LARGEST = 64 * 1024;
    private static final String PARAMETERS = "parameters";

    private FileSchemas() {}

    static void check(FieldReader plan) {
        plan.object(KeptField.SCHEMAS).ifPresent(schemas -> {
            schemas.object("service_instance").ifPresent(instance -> {
                instance.object("create").ifPresent(FileSchemas::checkInput);
                instance.object("update").ifPresent(FileSchemas::checkInput);
            });
            schemas.object("service_binding")
                    .flatMap(binding -> binding.object("create"))
                    .ifPresent(FileSchemas::checkInput);
        });
    }

    private static void checkInput(FieldReader input) {
        input.object(PARAMETERS).ifPresent(schema -> {
            schema.requiredText("$schema");
            FileValue value = schema.value();
            int size = JsonText.of(value).getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST) {
                input.wrong(PARAMETERS, value, size + " bytes long", "a schema of at most " + LARGEST + " bytes");
            }
            checkReferences(value, input);
        });
    }

    private static void checkReferences(FileValue value, FieldReader input) {
        if (value instanceof FileValue.Elements array) {
            array.values().forEach(element -> checkReferences(element, input));
        } else if (value instanceof FileValue.Members object) {
            for (Map.Entry<String, FileValue> member : object.values().entrySet()) {
                checkReferences(member.getValue(), input);
                if (member.getKey().equals("$ref")
                        && member.getValue() instanceof FileValue.Text text
                        && !text.value().startsWith("#")) {
                    input.wrong("$ref", text, "\"" + text.value() + "\"", "a reference into the schema itself, with #");
                }
            }
        }
    }
}
