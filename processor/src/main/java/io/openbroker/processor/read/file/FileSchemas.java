package io.openbroker.processor.read.file;

import io.openbroker.catalog.DraftUri;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.PlanModel.FileSchema;
import io.openbroker.processor.model.catalog.VerbatimField;
import io.openbroker.processor.schema.SchemaDocument;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the schemas in a catalog file to what the specification says of them ("Input Parameters Schema Object"), and to what those in
 * files of their own are held to.
 */
final class FileSchemas {

    private static final String PARAMETERS = "parameters";
    private static final String DRAFT = "$schema";

    /** How many objects are around a schema: those for all, for a resource and for an operation. */
    private static final int LEVELS = 3;

    /** Keywords of a schema; where "parameters" is expected, they show that it was forgotten. */
    private static final Set<String> SIGNS_OF_SCHEMA = Set.of(DRAFT, "type", "properties");

    private FileSchemas() {}

    /** The schemas as they are published: without members that are null, and with each draft spelt as its meta-schema spells it. */
    static Optional<VerbatimField> read(FieldReader plan) {
        Optional<FieldReader> read = plan.object(VerbatimField.SCHEMAS);
        read.ifPresent(schemas -> {
            checkInputs(schemas, "service_instance", Set.of("create", "update"));
            checkInputs(schemas, "service_binding", Set.of("create"));
            schemas.others();
        });
        return read.map(schemas -> plan.verbatim(VerbatimField.SCHEMAS, published(schemas.value(), LEVELS)));
    }

    /** All schemas that name a draft. */
    static List<FileSchema> all(FieldReader plan) {
        return Stream.of("service_instance/create", "service_instance/update", "service_binding/create")
                .map(path -> path.split("/"))
                .flatMap(path -> plan
                        .object(VerbatimField.SCHEMAS)
                        .flatMap(schemas -> schemas.object(path[0]))
                        .flatMap(resource -> resource.object(path[1]))
                        .flatMap(input -> input.object(PARAMETERS))
                        .stream())
                .flatMap(FileSchemas::withDraft)
                .toList();
    }

    private static Stream<FileSchema> withDraft(FieldReader schema) {
        return Optional.ofNullable(schema.fields().get(DRAFT)).stream()
                .filter(FileValue.Text.class::isInstance)
                .flatMap(named -> DraftUri.named(((FileValue.Text) named).value()).stream())
                .map(draft ->
                        new FileSchema(new Setting<>(draft, true, schema.place(DRAFT)), JsonText.of(schema.value())));
    }

    private static FileValue published(FileValue value, int levels) {
        if (!(value instanceof FileValue.Members members)) {
            return value;
        }
        Map<String, FileValue> published = new LinkedHashMap<>();
        members.values().forEach((name, member) -> {
            if (levels == 0) {
                published.put(name, name.equals(DRAFT) ? canonical(member) : member);
            } else if (!(member instanceof FileValue.Nothing)) {
                published.put(name, published(member, levels - 1));
            }
        });
        return new FileValue.Members(published, members.place());
    }

    private static FileValue canonical(FileValue draft) {
        return draft instanceof FileValue.Text text
                ? new FileValue.Text(SchemaDocument.canonical(text.value()), text.place())
                : draft;
    }

    private static void checkInputs(FieldReader schemas, String resource, Set<String> operations) {
        schemas.object(resource).ifPresent(of -> {
            operations.forEach(operation -> of.object(operation).ifPresent(FileSchemas::checkInput));
            of.others();
        });
    }

    private static void checkInput(FieldReader input) {
        Optional<FieldReader> parameters = SIGNS_OF_SCHEMA.stream().anyMatch(input::has)
                ? input.requiredObject(PARAMETERS, "the object with the JSON schema")
                : input.object(PARAMETERS);
        parameters.ifPresent(schema -> {
            String document = JsonText.of(schema.value());
            int size = SchemaDocument.size(document);
            if (size > SchemaDocument.LARGEST) {
                input.wrong(
                        PARAMETERS,
                        schema.value(),
                        size + " bytes long",
                        "a schema of at most " + SchemaDocument.LARGEST + " bytes");
            } else {
                SchemaFileCheck.check(document).ifPresent(schema::wrongSchema);
            }
        });
        input.others();
    }
}
