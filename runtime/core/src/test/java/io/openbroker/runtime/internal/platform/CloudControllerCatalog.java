package io.openbroker.runtime.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The check that Cloud Foundry makes of a catalog when a broker is registered, restated as tables from cloud_controller_ng:
 * {@code lib/services/service_brokers/v2/} ({@code catalog.rb}, {@code catalog_service.rb}, {@code catalog_plan.rb}, {@code
 * catalog_schemas.rb}, {@code schema.rb}, {@code catalog_validation_helper.rb}), the columns of {@code services}, {@code
 * service_plans} and {@code service_dashboard_clients} in {@code db/migrations}, and the validators that version 6.2.0 of the gem
 * json-schema registers. It shares nothing with the rules of the compiler, so that tests can hold these to it.
 */
public final class CloudControllerCatalog {

    /** Columns of type String in MySQL. */
    private static final int COLUMN = 255;

    /** What a member must be, in the words of {@code catalog_validation_helper.rb}. */
    private enum Kind {
        STRING,
        BOOLEAN,
        INTEGER,
        OBJECT,
        STRINGS,
        OBJECTS;

        boolean is(JsonNode value) {
            return switch (this) {
                case STRING -> value.isString();
                case BOOLEAN -> value.isBoolean();
                case INTEGER -> value.isIntegralNumber();
                case OBJECT -> value.isObject();
                case STRINGS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
                case OBJECTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
            };
        }
    }

    /**
     * A member of an object of the catalog.
     *
     * @param within the object in which it is, if that is there
     * @param required whether it must be there and not be blank
     * @param most how many characters it may have
     */
    private record Member(String within, String name, Kind kind, boolean required, int most) {}

    private static final List<Member> SERVICE = List.of(
            new Member("", "id", Kind.STRING, true, COLUMN),
            new Member("", "name", Kind.STRING, true, COLUMN),
            new Member("", "description", Kind.STRING, true, 10_000),
            new Member("", "bindable", Kind.BOOLEAN, true, 5),
            new Member("", "plan_updateable", Kind.BOOLEAN, false, 5),
            new Member("", "bindings_retrievable", Kind.BOOLEAN, false, 5),
            new Member("", "instances_retrievable", Kind.BOOLEAN, false, 5),
            new Member("", "allow_context_updates", Kind.BOOLEAN, false, 5),
            new Member("", "tags", Kind.STRINGS, false, 2048),
            new Member("", "requires", Kind.STRINGS, false, Integer.MAX_VALUE),
            new Member("", "metadata", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/metadata", "shareable", Kind.BOOLEAN, false, 5),
            new Member("", "dashboard_client", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/dashboard_client", "id", Kind.STRING, true, COLUMN),
            new Member("/dashboard_client", "secret", Kind.STRING, true, Integer.MAX_VALUE),
            new Member("/dashboard_client", "redirect_uri", Kind.STRING, true, Integer.MAX_VALUE),
            new Member("", "plans", Kind.OBJECTS, true, Integer.MAX_VALUE));

    private static final List<Member> PLAN = List.of(
            new Member("", "id", Kind.STRING, true, COLUMN),
            new Member("", "name", Kind.STRING, true, COLUMN),
            new Member("", "description", Kind.STRING, true, 10_000),
            new Member("", "metadata", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("", "free", Kind.BOOLEAN, false, 5),
            new Member("", "bindable", Kind.BOOLEAN, false, 5),
            new Member("", "plan_updateable", Kind.BOOLEAN, false, 5),
            new Member("", "maximum_polling_duration", Kind.INTEGER, false, Integer.MAX_VALUE),
            new Member("", "maintenance_info", Kind.OBJECT, false, 2000),
            new Member("/maintenance_info", "version", Kind.STRING, true, Integer.MAX_VALUE),
            new Member("/maintenance_info", "description", Kind.STRING, false, Integer.MAX_VALUE),
            new Member("", "schemas", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas", "service_instance", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas", "service_binding", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas/service_instance", "create", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas/service_instance", "update", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas/service_binding", "create", Kind.OBJECT, false, Integer.MAX_VALUE),
            new Member("/schemas/service_instance/create", "parameters", Kind.OBJECT, false, 65_536),
            new Member("/schemas/service_instance/update", "parameters", Kind.OBJECT, false, 65_536),
            new Member("/schemas/service_binding/create", "parameters", Kind.OBJECT, false, 65_536));

    private static final List<String> SCHEMAS = List.of(
            "/schemas/service_instance/create/parameters",
            "/schemas/service_instance/update/parameters",
            "/schemas/service_binding/create/parameters");

    private static final Set<String> REQUIRES = Set.of("syslog_drain", "route_forwarding", "volume_mount");
    private static final Set<String> MAINTENANCE = Set.of("version", "description");

    /** Compared by scheme, host and path. */
    private static final Set<String> DRAFTS = Set.of(
            "http://json-schema.org/draft-01/schema",
            "http://json-schema.org/draft-02/schema",
            "http://json-schema.org/draft-03/schema",
            "http://json-schema.org/draft-04/schema",
            "http://json-schema.org/draft-06/schema");

    private static final String SEMANTIC_VERSION =
            "\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?";

    private final List<String> problems = new ArrayList<>();

    private CloudControllerCatalog() {}

    /** Holds a catalog to the check. */
    public static void assertAccepts(String catalog) {
        assertThat(problems(catalog))
                .as("what Cloud Controller says of %s", catalog)
                .isEmpty();
    }

    /** What Cloud Controller says of a catalog; nothing if the broker can be registered. */
    public static List<String> problems(String catalog) {
        CloudControllerCatalog check = new CloudControllerCatalog();
        check.catalog(JsonMapper.shared().readTree(catalog));
        return check.problems;
    }

    private void catalog(JsonNode catalog) {
        JsonNode services = catalog.path("services");
        if (services.isEmpty()) {
            problems.add("Service broker must provide at least one service");
        }
        Map<String, Set<String>> used = new HashMap<>();
        for (JsonNode service : services) {
            String name = "Service " + service.path("name").asString("");
            members(name, service, SERVICE);
            unique(used, "Service ids", service.path("id"));
            unique(used, "Service names", service.path("name"));
            unique(used, "Service dashboard_client id", service.at("/dashboard_client/id"));
            service.path("requires").valueStream().map(JsonNode::asString).forEach(value -> {
                if (!REQUIRES.contains(value)) {
                    problems.add(name + " requires " + value);
                }
            });
            if (service.path("plans").isEmpty()) {
                problems.add(name + " needs at least one plan");
            }
            for (JsonNode plan : service.path("plans")) {
                unique(used, "Plan ids", plan.path("id"));
                unique(used, "Plan names of " + name, lowerCase(plan.path("name")));
                plan(name + ", plan " + plan.path("name").asString(""), plan);
            }
        }
    }

    private static JsonNode lowerCase(JsonNode name) {
        return JsonMapper.shared().getNodeFactory().stringNode(name.asString("").toLowerCase(Locale.ROOT));
    }

    private void unique(Map<String, Set<String>> used, String what, JsonNode value) {
        if (value.isString()
                && !used.computeIfAbsent(what, key -> new HashSet<>()).add(value.asString())) {
            problems.add(what + " must be unique: " + value);
        }
    }

    private void members(String owner, JsonNode object, List<Member> members) {
        for (Member member : members) {
            JsonNode within = object.at(member.within());
            JsonNode value = within.path(member.name());
            String what = owner + ": " + member.within() + "/" + member.name();
            if (value.isMissingNode() || value.isNull()) {
                if (member.required() && within.isObject()) {
                    problems.add(what + " is required");
                }
            } else if (!member.kind().is(value)) {
                problems.add(what + " must be " + member.kind() + ", but is " + value);
            } else {
                content(what, member, value);
            }
        }
    }

    private void content(String what, Member member, JsonNode value) {
        String text = switch (member.kind()) {
            case STRING -> value.asString();
            case STRINGS ->
                String.join("", value.valueStream().map(JsonNode::asString).toList());
            default -> value.toString();
        };
        if (member.required() && text.isBlank()) {
            problems.add(what + " is required");
        }
        if (text.codePointCount(0, text.length()) > member.most()) {
            problems.add(what + " may not have more than " + member.most() + " characters");
        }
    }

    private void plan(String name, JsonNode plan) {
        members(name, plan, PLAN);
        JsonNode maintenance = plan.path("maintenance_info");
        if (maintenance.isObject()) {
            if (!maintenance.path("version").asString("").matches(SEMANTIC_VERSION)) {
                problems.add(name + ": maintenance_info/version must be a Semantic Version");
            }
            maintenance.propertyNames().stream()
                    .filter(key -> !MAINTENANCE.contains(key))
                    .forEach(key -> problems.add(name + ": maintenance_info contains invalid key " + key));
        }
        for (String pointer : SCHEMAS) {
            JsonNode schema = plan.at(pointer);
            if (schema.isObject()) {
                schema(name + ": " + pointer, schema);
            }
        }
    }

    private void schema(String what, JsonNode schema) {
        String draft = schema.path("$schema").asString("");
        if (draft.isEmpty()) {
            problems.add(what + " must have $schema key");
        } else if (!DRAFTS.contains(draft.replaceFirst("[?#].*", ""))) {
            problems.add(what + ": Custom meta schemas are not supported: " + draft);
        }
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_4.getDialectId()))
                .validate(schema)
                .forEach(error -> problems.add(what + " must conform to JSON Schema Draft 04: " + error));
        schema.findValues("$ref").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(reference -> !reference.startsWith("#"))
                .forEach(reference -> problems.add(what + ": No external references are allowed: " + reference));
    }
}
