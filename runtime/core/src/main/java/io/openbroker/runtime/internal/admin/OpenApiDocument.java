package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.LibraryVersion;
import io.openbroker.runtime.internal.json.JsonValues;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the OpenAPI document of the admin port. Methods, paths and rejections are those of {@link AdminOperation} and {@link
 * Outcome}; {@code openapi.json} beside this class has the rest: for each operation a summary, its query, its body and its success,
 * and the schemas.
 */
final class OpenApiDocument {

    private static final String RESOURCE = "openapi.json";
    private static final Pattern ID = Pattern.compile("\\{([a-z_]+)}");
    private static final int REJECTIONS = 400;

    private final Map<String, Object> operations;
    private final Map<String, Object> schemas;

    private OpenApiDocument(Map<String, Object> parts) {
        this.operations = object(parts, "operations");
        this.schemas = object(parts, "schemas");
    }

    static OpenApiDocument read() {
        try (InputStream file = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new OpenApiDocument(JsonValues.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of some operations. */
    Map<String, Object> of(Collection<AdminOperation> served) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (AdminOperation operation : served) {
            paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        return JsonBody.empty()
                .put("openapi", "3.1.0")
                .put("info", info())
                .put("security", List.of(Map.of("basic", List.of())))
                .put("paths", paths)
                .put(
                        "components",
                        Map.of(
                                "securitySchemes",
                                Map.of("basic", Map.of("type", "http", "scheme", "basic")),
                                "schemas",
                                schemas))
                .asMap();
    }

    private static Map<String, Object> info() {
        return JsonBody.empty()
                .put("title", "Admin port of openbroker")
                .put("description", "Lists and changes what a broker knows. Names that are not known are left out.")
                .put("version", LibraryVersion.current().orElse("unknown"))
                .asMap();
    }

    private Map<String, Object> operation(AdminOperation operation) {
        Map<String, Object> described = object(operations, operation.name());
        List<Object> parameters = new ArrayList<>();
        ID.matcher(operation.path())
                .results()
                .map(OpenApiDocument::pathParameter)
                .forEach(parameters::add);
        parameters.addAll(list(described));
        JsonBody body = JsonBody.empty()
                .put("operationId", operation.name().toLowerCase(Locale.ROOT))
                .put("summary", Optional.ofNullable(described.get("summary")))
                .putIfAny("parameters", parameters);
        if (described.containsKey("requestBody")) {
            body.put("requestBody", object(described, "requestBody"));
        }
        return body.put("responses", responses(operation, object(described, "success")))
                .asMap();
    }

    private static Map<String, Object> pathParameter(MatchResult name) {
        return JsonBody.empty()
                .put("name", name.group(1))
                .put("in", "path")
                .put("required", true)
                .put("schema", Map.of("type", "string"))
                .asMap();
    }

    private static Map<String, Object> responses(AdminOperation operation, Map<String, Object> success) {
        Map<Integer, List<Outcome>> byStatus = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.adminOperations().contains(operation))
                .collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.toList()));
        Map<String, Object> responses = new LinkedHashMap<>();
        byStatus.forEach((status, outcomes) -> responses.put(
                status.toString(),
                JsonBody.empty()
                        .put("description", outcomes.stream().map(Outcome::when).collect(Collectors.joining("; or ")))
                        .put("content", status < REJECTIONS ? success : rejection(outcomes))
                        .asMap()));
        return responses;
    }

    private static Map<String, Object> rejection(List<Outcome> outcomes) {
        List<String> codes = outcomes.stream()
                .flatMap(outcome -> outcome.error().stream())
                .distinct()
                .toList();
        Map<String, Object> schema = JsonBody.empty()
                .put("$ref", "#/components/schemas/Rejection")
                .put("properties", Map.of("error", Map.of("enum", codes)))
                .asMap();
        return Map.of("application/json", Map.of("schema", schema));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(name), () -> RESOURCE + " lacks " + name);
    }

    private static List<?> list(Map<String, Object> described) {
        return (List<?>) described.getOrDefault("parameters", List.of());
    }
}
