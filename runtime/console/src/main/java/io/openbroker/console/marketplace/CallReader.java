package io.openbroker.console.marketplace;

import io.openbroker.client.OsbRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.PreviousValues;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the page wants to be sent. Members have the names that the specification has for them. */
final class CallReader {

    private final JsonMapper json;

    CallReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * Reads a request to the broker.
     *
     * @throws CallException if a member is missing, or has another type
     */
    BrokerCall read(JsonNode body) {
        OsbOperation operation = operation(body);
        return new BrokerCall(
                text(body, "platform"),
                operation == OsbOperation.CATALOG ? Optional.empty() : Optional.of(request(operation, body)),
                user(body),
                optionalText(body, "fault")
                        .map(name -> Fault.named(name)
                                .orElseThrow(() -> CallException.of("There is no fault \"" + name + "\"."))));
    }

    /** Reads the operation, whose name is that of the specification in lower case. */
    OsbOperation operation(JsonNode body) {
        String name = text(body, "operation");
        return Arrays.stream(OsbOperation.values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> CallException.of("There is no operation \"" + name + "\"."));
    }

    private OsbRequest request(OsbOperation operation, JsonNode body) {
        String instance = text(body, "instance_id");
        return switch (operation) {
            case CATALOG -> throw CallException.of("The catalog has no service instance.");
            case PROVISION ->
                new OsbRequest.Provision(
                        instance,
                        service(body),
                        plan(body),
                        context(body).orElseThrow(() -> missing("context")),
                        object(body, "parameters"),
                        maintenance(body));
            case FETCH_INSTANCE -> OsbRequest.FetchInstance.of(instance).withHints(service(body), plan(body));
            case UPDATE ->
                new OsbRequest.Update(
                        instance,
                        service(body),
                        optionalText(body, "plan_id"),
                        context(body),
                        object(body, "parameters"),
                        previous(body),
                        maintenance(body));
            case DEPROVISION -> new OsbRequest.Deprovision(instance, service(body), plan(body));
            case LAST_OPERATION ->
                new OsbRequest.LastOperation(
                        instance,
                        Optional.of(service(body)),
                        Optional.of(plan(body)),
                        optionalText(body, "operation_id"));
            case BIND ->
                new OsbRequest.Bind(
                        instance,
                        binding(body),
                        service(body),
                        plan(body),
                        context(body),
                        resource(body),
                        object(body, "parameters"),
                        optionalText(body, "predecessor_binding_id"));
            case FETCH_BINDING ->
                OsbRequest.FetchBinding.of(instance, binding(body)).withHints(service(body), plan(body));
            case UNBIND -> new OsbRequest.Unbind(instance, binding(body), service(body), plan(body));
            case LAST_BINDING_OPERATION ->
                new OsbRequest.LastBindingOperation(
                        instance,
                        binding(body),
                        Optional.of(service(body)),
                        Optional.of(plan(body)),
                        optionalText(body, "operation_id"));
        };
    }

    private String service(JsonNode body) {
        return text(body, "service_id");
    }

    private String plan(JsonNode body) {
        return text(body, "plan_id");
    }

    private String binding(JsonNode body) {
        return text(body, "binding_id");
    }

    private Optional<Context> context(JsonNode body) {
        return object(body, "context").map(Context::of);
    }

    private BindResource resource(JsonNode body) {
        return optionalText(body, "app_guid")
                .map(guid -> new BindResource(Optional.of(guid), Optional.empty(), Map.of()))
                .orElse(BindResource.NONE);
    }

    private Optional<MaintenanceInfo> maintenance(JsonNode body) {
        return optionalText(body, "maintenance_version").map(MaintenanceInfo::new);
    }

    private Optional<PreviousValues> previous(JsonNode body) {
        return optionalText(body, "previous_plan_id")
                .map(plan -> new PreviousValues(
                        plan,
                        Map.of(),
                        optionalText(body, "previous_maintenance_version").map(MaintenanceInfo::new)));
    }

    private Optional<OriginatingIdentity> user(JsonNode body) {
        JsonNode user = body.path("originating_identity");
        return object(user, "properties")
                .map(properties -> new OriginatingIdentity(text(user, "platform"), properties));
    }

    /** Reads a string that is mandatory. */
    String text(JsonNode body, String name) {
        return optionalText(body, name).orElseThrow(() -> missing(name));
    }

    private static Optional<String> optionalText(JsonNode body, String name) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isString()) {
            throw CallException.of(name + " is not a string.");
        }
        return Optional.of(member.asString());
    }

    /** Reads an object, if there is one. */
    @SuppressWarnings("unchecked") // Jackson reads objects as maps with names as keys.
    Optional<Map<String, Object>> object(JsonNode body, String name) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isObject()) {
            throw CallException.of(name + " is not a JSON object.");
        }
        return Optional.of(json.treeToValue(member, Map.class));
    }

    private static CallException missing(String name) {
        return CallException.of(name + " is missing.");
    }
}
