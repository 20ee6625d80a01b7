package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openbroker.undertow.contract.Platform.Answer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document that an admin port serves. Checks responses of the port: their status is documented, and their body has what the
 * document demands and nothing that it does not mention.
 */
final class AdminDocument {

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> rejected = new TreeSet<>();

    AdminDocument(JsonNode served) {
        document = served.deepCopy();
        close(document.path("components").path("schemas"));
    }

    /** Has schemas reject what they do not mention. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(AdminDocument::close);
    }

    JsonNode json() {
        return document;
    }

    /** The ids of all operations. */
    Set<String> operations() {
        return new LinkedHashSet<>(document.path("paths").findValuesAsString("operationId"));
    }

    /** The ids of the operations whose success was checked. */
    Set<String> succeeded() {
        return succeeded;
    }

    /** The ids of the operations whose rejection was checked. */
    Set<String> rejected() {
        return rejected;
    }

    /** @param target the path and query of the request */
    void check(String method, String target, Answer answer) {
        Optional<JsonNode> operation = operation(method, target.replaceFirst("\\?.*", ""));
        if (operation.isEmpty()) {
            assertThat(answer.status()).as(method + " " + target).isIn(401, 404, 405);
            checkBody(rejection(), answer.body(), method + " " + target);
            return;
        }
        String status = Integer.toString(answer.status());
        String described = method + " " + target + ": " + status;
        JsonNode response = operation.get().path("responses").path(status);
        assertThat(response.isObject()).as(described + " is documented").isTrue();
        String type = answer.headers().getOrDefault("content-type", "").replaceFirst(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertThat(content.isObject())
                .as(described + " as " + type + " is documented")
                .isTrue();
        if (type.equals("application/json")) {
            checkBody(content.path("schema"), answer.body(), described);
        }
        (status.startsWith("2") ? succeeded : rejected)
                .add(operation.get().path("operationId").asString());
    }

    private static JsonNode rejection() {
        return JsonMapper.shared().createObjectNode().put("$ref", "#/components/schemas/Rejection");
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z_]+}", "[^/]+")))
                .map(Map.Entry::getValue)
                .filter(item -> item.has(method.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(item -> item.path(method.toLowerCase(Locale.ROOT)));
    }

    private void checkBody(JsonNode schema, JsonNode body, String described) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        // Where its references lead.
        whole.set("components", document.path("components"));
        Schema compiled = schemas.getSchema(whole);
        assertThat(compiled.validate(body)).as(described + " " + body).isEmpty();
    }
}
