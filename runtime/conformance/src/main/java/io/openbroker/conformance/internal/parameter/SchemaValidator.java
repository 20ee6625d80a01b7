package io.openbroker.conformance.internal.parameter;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates values by a published schema of any draft from 4 to 2020-12. Safe for use by many threads. */
final class SchemaValidator {

    private static final String DRAFT = "$schema";

    private final Schema schema;

    private SchemaValidator(Schema schema) {
        this.schema = schema;
    }

    /** Returns the validator of a schema; empty if the schema is malformed. */
    static Optional<SchemaValidator> of(ObjectNode document) {
        SchemaDraft draft = DraftUri.named(document.path(DRAFT).asString("")).orElse(SchemaDraft.DRAFT_04);
        try {
            Schema compiled = SchemaRegistry.withDefaultDialect(version(draft))
                    .getSchema(document.deepCopy().put(DRAFT, DraftUri.of(draft)));
            compiled.initializeValidators();
            return Optional.of(new SchemaValidator(compiled));
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Returns whether a value conforms to the schema. */
    boolean accepts(JsonNode value) {
        try {
            return schema.validate(value).isEmpty();
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            return false;
        }
    }

    /** Returns whether a value certainly violates the schema. */
    boolean rejects(JsonNode value) {
        try {
            return !schema.validate(value).isEmpty();
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            return false;
        }
    }

    private static SpecificationVersion version(SchemaDraft draft) {
        return switch (draft) {
            case DRAFT_04 -> SpecificationVersion.DRAFT_4;
            case DRAFT_06 -> SpecificationVersion.DRAFT_6;
            case DRAFT_07 -> SpecificationVersion.DRAFT_7;
            case DRAFT_2019_09 -> SpecificationVersion.DRAFT_2019_09;
            case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
        };
    }
}
