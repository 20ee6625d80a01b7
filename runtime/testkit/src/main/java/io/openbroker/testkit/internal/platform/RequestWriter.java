package io.openbroker.testkit.internal.platform;

import io.openbroker.client.OsbRequest;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.model.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes the requests of a platform. Immutable. */
public final class RequestWriter {

    /** Writes null as well, which users send too. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PlatformWords words;
    private final PlatformSettings settings;

    public RequestWriter(PlatformWords words, PlatformSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    /** Where a service instance or service binding is. */
    public record Resource(String instance, Optional<String> binding) {

        String path() {
            return "/v2/service_instances/" + instance
                    + binding.map(id -> "/service_bindings/" + id).orElse("");
        }
    }

    public BrokerHttpRequest catalog() {
        return request("GET", "/v2/catalog");
    }

    public BrokerHttpRequest provision(String instance, PlanReference plan, Map<String, Object> parameters) {
        Map<String, Object> body = ids(plan);
        body.putAll(words.owner(settings));
        body.put("context", words.context(settings, Optional.of(name(instance))));
        plan.maintenance().ifPresent(version -> body.put("maintenance_info", Map.of("version", version)));
        putParameters(body, parameters);
        return change("PUT", new Resource(instance, Optional.empty()), "", body);
    }

    public BrokerHttpRequest update(
            String instance, PlanReference before, PlanReference after, Map<String, Object> parameters) {
        Map<String, Object> body = words.update(settings, before, after);
        body.put("context", words.context(settings, Optional.of(name(instance))));
        putParameters(body, parameters);
        return change("PATCH", new Resource(instance, Optional.empty()), "", body);
    }

    /**
     * A request for a service binding.
     *
     * @param application the GUID of the application of Cloud Foundry
     */
    public BrokerHttpRequest bind(
            Resource binding, PlanReference plan, String application, Map<String, Object> parameters) {
        Map<String, Object> body = ids(plan);
        body.putAll(words.bound(settings, application));
        body.put("context", words.context(settings, Optional.of(name(binding.instance()))));
        putParameters(body, parameters);
        return change("PUT", binding, "", body);
    }

    /** A request for a successor, which inherits everything from its predecessor. */
    public BrokerHttpRequest rotate(Resource binding, PlanReference plan, String predecessor) {
        Map<String, Object> body = ids(plan);
        body.put("predecessor_binding_id", predecessor);
        body.put("context", words.context(settings, Optional.of(name(binding.instance()))));
        return change("PUT", binding, "", body);
    }

    /** What a provision request creates. */
    public Creation creation(String instance, PlanReference plan) {
        Context context = Context.of(words.context(settings, Optional.of(name(instance))));
        return Creation.of(OsbRequest.Provision.of(instance, plan.offeringId(), plan.id(), context));
    }

    /** What a bind request creates. */
    public Creation creation(String instance, String binding, PlanReference plan) {
        return Creation.of(OsbRequest.Bind.of(instance, binding, plan.offeringId(), plan.id()));
    }

    public BrokerHttpRequest delete(Resource resource, PlanReference plan) {
        return change("DELETE", resource, query(plan), Map.of());
    }

    public BrokerHttpRequest fetch(Resource resource, PlanReference plan) {
        return request("GET", resource.path() + "?" + query(plan));
    }

    public BrokerHttpRequest poll(Resource resource, PlanReference plan, Optional<String> operation) {
        return request(
                "GET",
                resource.path() + "/last_operation?" + query(plan)
                        + operation.map(id -> "&operation=" + encoded(id)).orElse(""));
    }

    private BrokerHttpRequest change(String method, Resource resource, String query, Map<String, Object> body) {
        String incomplete = settings.asynchronous() ? "accepts_incomplete=true" : "";
        String all = query + (query.isEmpty() || incomplete.isEmpty() ? "" : "&") + incomplete;
        BrokerHttpRequest request = request(method, resource.path() + (all.isEmpty() ? "" : "?" + all));
        return body.isEmpty()
                ? request
                : request.withHeader("Content-Type", "application/json").withBody(JSON.writeValueAsBytes(body));
    }

    private BrokerHttpRequest request(String method, String target) {
        return identified(BrokerHttpRequest.of(method, target));
    }

    /** Adds the version of the API, and the identities of the request and of the user. */
    BrokerHttpRequest identified(BrokerHttpRequest request) {
        byte[] identity = JSON.writeValueAsBytes(words.user(settings));
        return request.withHeader("X-Broker-API-Version", settings.apiVersion())
                .withHeader("X-Broker-API-Request-Identity", UUID.randomUUID().toString())
                .withHeader(
                        "X-Broker-API-Originating-Identity",
                        words.name() + " " + Base64.getEncoder().encodeToString(identity));
    }

    private static Map<String, Object> ids(PlanReference plan) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("service_id", plan.offeringId());
        ids.put("plan_id", plan.id());
        return ids;
    }

    private static void putParameters(Map<String, Object> body, Map<String, Object> parameters) {
        if (!parameters.isEmpty()) {
            body.put("parameters", parameters);
        }
    }

    private static String name(String instance) {
        return "instance-" + instance;
    }

    private static String query(PlanReference plan) {
        return "service_id=" + encoded(plan.offeringId()) + "&plan_id=" + encoded(plan.id());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
