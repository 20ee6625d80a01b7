package io.openbroker.jdbc.table;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Converts the encrypted content of rows to JSON objects and back. */
final class RowContent {

    private RowContent() {}

    static Map<String, Object> of(InstanceAttributes attributes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", attributes.planId());
        json.put("context", attributes.context());
        json.put("parameters", attributes.parameters());
        attributes.maintenanceVersion().ifPresent(version -> json.put("maintenance", version));
        return json;
    }

    static InstanceAttributes instanceAttributes(Map<String, Object> json) {
        return new InstanceAttributes(
                string(json, "plan").orElseThrow(),
                object(json, "context").orElseThrow(),
                object(json, "parameters").orElseThrow(),
                string(json, "maintenance"));
    }

    static Map<String, Object> of(ServiceInstance details) {
        Map<String, Object> json = new LinkedHashMap<>();
        details.dashboardUrl().ifPresent(url -> json.put("dashboard", url));
        json.put("labels", details.labels());
        json.put("attributes", details.attributes());
        return json;
    }

    static ServiceInstance details(Map<String, Object> json) {
        Map<String, String> labels = object(json, "labels").orElseThrow().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, label -> (String) label.getValue(), (a, b) -> a, LinkedHashMap::new));
        return new ServiceInstance(
                string(json, "dashboard"), labels, object(json, "attributes").orElseThrow());
    }

    static Map<String, Object> of(BindingAttributes attributes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", attributes.planId());
        json.put("context", attributes.context());
        json.put("resource", attributes.bindResource());
        json.put("parameters", attributes.parameters());
        attributes.predecessorBindingId().ifPresent(id -> json.put("predecessor", id));
        return json;
    }

    static BindingAttributes bindingAttributes(Map<String, Object> json) {
        return new BindingAttributes(
                string(json, "plan").orElseThrow(),
                object(json, "context").orElseThrow(),
                object(json, "resource").orElseThrow(),
                object(json, "parameters").orElseThrow(),
                string(json, "predecessor"));
    }

    static Map<String, Object> of(BoundAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("body", access.body());
        access.expiresAt().ifPresent(time -> json.put("expires", time.toString()));
        return json;
    }

    static BoundAccess access(Map<String, Object> json) {
        return new BoundAccess(
                object(json, "body").orElseThrow(), string(json, "expires").map(Instant::parse));
    }

    /** The request of an operation, and the instructions for people, which may repeat what is secret in the request. */
    static Map<String, Object> of(StoredOperation operation) {
        OperationRequest request = operation.request();
        Map<String, Object> json = new LinkedHashMap<>();
        operation.execution().instructions().ifPresent(text -> json.put("instructions", text));
        request.origin().originatingIdentity().ifPresent(user -> json.put("user", of(user)));
        json.put("request", request.requestIdentity());
        request.maintenanceInfo().ifPresent(info -> {
            Map<String, Object> maintenance = new LinkedHashMap<>();
            maintenance.put("version", info.version());
            info.description().ifPresent(text -> maintenance.put("description", text));
            json.put("maintenance", maintenance);
        });
        request.parameters().ifPresent(parameters -> json.put("parameters", parameters));
        request.stops().ifPresent(id -> json.put("stops", id));
        request.partOf().ifPresent(id -> json.put("partOf", id));
        request.compensates()
                .ifPresent(reason -> json.put(
                        "compensates",
                        Map.of(
                                "operation", reason.operationId(),
                                "service", reason.serviceId(),
                                "plan", reason.planId())));
        return json;
    }

    static Optional<String> instructions(Map<String, Object> json) {
        return string(json, "instructions");
    }

    static OperationRequest request(String platform, Map<String, Object> json) {
        Optional<OriginatingIdentity> user = object(json, "user").map(RowContent::user);
        return new OperationRequest(
                new RequestOrigin(
                        new Platform(platform),
                        user,
                        new RequestIdentity(string(json, "request").orElseThrow())),
                object(json, "maintenance")
                        .map(info -> new MaintenanceInfo(
                                string(info, "version").orElseThrow(), string(info, "description"))),
                object(json, "parameters"),
                string(json, "stops"),
                string(json, "partOf"),
                object(json, "compensates")
                        .map(reason -> new Compensation(
                                string(reason, "operation").orElseThrow(),
                                string(reason, "service").orElseThrow(),
                                string(reason, "plan").orElseThrow())));
    }

    static Map<String, Object> of(OriginatingIdentity user) {
        return Map.of("platform", user.platform(), "properties", user.properties());
    }

    static OriginatingIdentity user(Map<String, Object> json) {
        return new OriginatingIdentity(
                string(json, "platform").orElseThrow(),
                object(json, "properties").orElseThrow());
    }

    static Optional<String> string(Map<String, Object> json, String name) {
        return Optional.ofNullable((String) json.get(name));
    }

    // Names of a JSON object are strings, which the compiler cannot see.
    @SuppressWarnings("unchecked")
    static Optional<Map<String, Object>> object(Map<String, Object> json, String name) {
        return Optional.ofNullable((Map<String, Object>) json.get(name));
    }
}
