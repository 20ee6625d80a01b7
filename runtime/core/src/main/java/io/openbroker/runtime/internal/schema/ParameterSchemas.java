package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.json.Magnitudes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates parameters by the schemas of the catalog as it is served, so that the published schemas are the enforced ones. Schemas
 * are read and compiled by the first request that needs them. Safe for use by many threads.
 */
public final class ParameterSchemas {

    private final CatalogDocument document;
    private final Map<Key, Optional<Schema>> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, JsonNode> published;

    private ParameterSchemas(CatalogDocument document) {
        this.document = document;
    }

    /** Returns the schemas of a catalog. */
    public static ParameterSchemas of(CatalogDocument document) {
        return new ParameterSchemas(document);
    }

    private record Key(String planId, OsbOperation operation) {}

    /** Created by the first request with parameters, since creating it takes a tenth of a start. */
    private static final class Json {

        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /**
     * Validates parameters by the schema of a plan for an operation, if it has one.
     *
     * @throws Rejection with {@link Outcome#PARAMETERS_INVALID} and JSON pointers to the violations, or to the value that takes too
     *     long to validate
     */
    public void check(String planId, OsbOperation operation, Map<String, Object> parameters) {
        Optional<Schema> schema = schema(planId, operation);
        if (schema.isPresent()) {
            if (Magnitudes.exceededIn(parameters)) {
                throw Rejection.of(
                        Outcome.PARAMETERS_INVALID,
                        "parameters has a number with an exponent beyond 1000; send a smaller one");
            }
            List<Error> errors = validate(schema.get(), parameters);
            if (!errors.isEmpty()) {
                throw Rejection.of(
                        Outcome.PARAMETERS_INVALID,
                        Violations.describe(errors, schema.get().getSchemaNode()));
            }
        }
    }

    /**
     * Finds the parameters that the schema of a plan requires for an operation and that are missing.
     *
     * @return the message with their JSON pointers; empty if none is missing
     */
    public Optional<String> missing(String planId, OsbOperation operation, Map<String, Object> parameters) {
        return schema(planId, operation).flatMap(schema -> {
            List<Error> missing = Violations.missing(validate(schema, parameters));
            return Optional.of(Violations.describe(missing, schema.getSchemaNode()))
                    .filter(text -> !text.isEmpty());
        });
    }

    private static List<Error> validate(Schema schema, Map<String, Object> parameters) {
        JsonNode tree = Json.MAPPER.valueToTree(parameters);
        try {
            return ValidationBudget.of(parameters).spendOn(() -> schema.validate(tree));
        } catch (ValidationTooCostlyException e) {
            throw Rejection.of(
                    Outcome.PARAMETERS_INVALID,
                    "parameters" + e.location()
                            + " takes too long to validate against the service's schema; send a shorter or simpler value");
        }
    }

    private Optional<Schema> schema(String planId, OsbOperation operation) {
        return compiled.computeIfAbsent(
                new Key(planId, operation), key -> published(planId, operation).map(SchemaCompiler::compile));
    }

    private Optional<JsonNode> published(String planId, OsbOperation operation) {
        JsonNode schemas = plans().get(planId);
        if (schemas == null) {
            return Optional.empty();
        }
        JsonNode schema = switch (operation) {
            case PROVISION -> schemas.at("/service_instance/create/parameters");
            case UPDATE -> schemas.at("/service_instance/update/parameters");
            case BIND -> schemas.at("/service_binding/create/parameters");
            default -> schemas.path("");
        };
        return Optional.of(schema).filter(JsonNode::isObject);
    }

    /** Returns the {@code schemas} objects of all plans that have one, by plan id. */
    private Map<String, JsonNode> plans() {
        Map<String, JsonNode> known = published;
        if (known == null) {
            known = new HashMap<>();
            for (JsonNode service : Json.MAPPER.readTree(document.json()).path("services")) {
                for (JsonNode plan : service.path("plans")) {
                    if (plan.has("schemas")) {
                        known.put(plan.path("id").asString(""), plan.path("schemas"));
                    }
                }
            }
            published = known;
        }
        return known;
    }
}
