package io.openbroker.runtime.internal.management;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerOperator;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.Mending;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.internal.json.MalformedJsonException;
import io.openbroker.runtime.internal.management.OperatorAccess.Caller;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers operators' requests. Safe for use by many threads; blocks as long as the store does. */
public final class ManagementPipeline implements AutoCloseable {

    /** The longest body that is read, in bytes. */
    public static final int MAX_BODY_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ManagementPipeline.class);
    private static final int MAX_DESCRIPTION = 1_000;
    private static final String METRICS = "/metrics";
    private static final String ROOT = "/operator/";
    private static final List<String> LISTS = List.of("instances", "bindings", "operations");
    private static final List<String> RESOURCE_PARAMETERS = List.of(
            ManagementQuery.PLATFORM,
            ManagementQuery.STATE,
            ManagementQuery.INSTANCE,
            ManagementQuery.LIMIT,
            ManagementQuery.AFTER);
    private static final List<String> OPERATION_PARAMETERS = List.of(
            ManagementQuery.PLATFORM,
            ManagementQuery.STATE,
            ManagementQuery.KIND,
            ManagementQuery.OLDER_THAN,
            ManagementQuery.INSTANCE,
            ManagementQuery.BINDING,
            ManagementQuery.LIMIT,
            ManagementQuery.AFTER);

    private final BrokerOperator broker;
    private final OperatorAccess access;
    private final Optional<MetricsExposition> metrics;
    private final JsonReader reader = new JsonReader(Limits.DEFAULT.withMaxBodyBytes(MAX_BODY_BYTES));
    private final Clock clock = TimeSource.SYSTEM.clock();

    /**
     * For a broker.
     *
     * @param operators who may read and mend
     * @param viewers who may read only
     * @param metrics what is measured, if it is
     */
    public ManagementPipeline(
            BrokerOperator broker,
            List<BasicCredentials> operators,
            List<BasicCredentials> viewers,
            Optional<MetricsExposition> metrics) {
        this.broker = broker;
        this.metrics = metrics;
        this.access = new OperatorAccess(operators, viewers);
    }

    /** Answers a request; never throws. */
    public BrokerResponse answer(RequestHead head, byte[] body) {
        try {
            Caller caller = access.caller(head);
            return head.rawPath().equals(METRICS) ? measured(head) : json(200, carryOut(caller, head, body), Map.of());
        } catch (ManagementRefusal refusal) {
            return json(refusal.status(), refusal.body(), refusal.headers());
        } catch (StateUnavailableException away) {
            LOG.debug("The state is not available", away);
            ManagementRefusal refusal = new ManagementRefusal(
                    503,
                    "StateUnavailable",
                    "The broker's state is not available; see its log, and send the request again later",
                    Map.of(RetryAfter.NAME, RetryAfter.seconds(RetryAfter.SOON)));
            return json(refusal.status(), refusal.body(), refusal.headers());
        } catch (RuntimeException e) {
            LOG.error("An operator's request failed", e);
            return json(
                    500,
                    new ManagementRefusal(500, "InternalError", "The broker failed to answer; see its log", Map.of())
                            .body(),
                    Map.of());
        }
    }

    /** Refuses a body that is longer than {@link #MAX_BODY_BYTES}. */
    public BrokerResponse bodyTooLarge() {
        ManagementRefusal refusal = new ManagementRefusal(
                413, "BodyTooLarge", "The body is larger than " + MAX_BODY_BYTES + " bytes; send less", Map.of());
        return json(refusal.status(), refusal.body(), Map.of());
    }

    /** Gives up because the body does not come in time. */
    public BrokerResponse bodyTooSlow() {
        ManagementRefusal refusal = new ManagementRefusal(
                408, "BodyTooSlow", "The body did not come in time; send the request again", Map.of());
        return json(refusal.status(), refusal.body(), Map.of());
    }

    /** Refuses a request of which it is not clear where its body ends. */
    public BrokerResponse unclearLength() {
        ManagementRefusal refusal = ManagementRefusal.wrong("It is not clear where the request body ends; send one"
                + " Content-Length, or Transfer-Encoding: chunked with HTTP/1.1 and nothing else");
        return json(refusal.status(), refusal.body(), Map.of());
    }

    @Override
    public void close() {
        access.close();
    }

    private BrokerResponse measured(RequestHead head) {
        allow(head, "GET");
        MetricsExposition exposition = metrics.orElseThrow(() -> new ManagementRefusal(
                404,
                "NotFound",
                "Nothing is measured; add openbroker-metrics to the class path of the broker",
                Map.of()));
        return new BrokerResponse(
                200,
                Map.of("Content-Type", exposition.contentType(), "Cache-Control", "no-store"),
                exposition.text().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> carryOut(Caller caller, RequestHead head, byte[] body) {
        String[] path = head.rawPath().startsWith(ROOT)
                ? head.rawPath().substring(ROOT.length()).split("/", -1)
                : new String[0];
        if (path.length == 1 && LISTS.contains(path[0])) {
            allow(head, "GET");
            return list(path[0], head.rawQuery());
        }
        if (path.length == 2 && path[0].equals("operations") && !path[1].isEmpty()) {
            allow(head, "GET");
            ManagementQuery.parse(head.rawQuery(), List.of());
            return broker.operation(ManagementQuery.decoded(path[1]))
                    .map(ManagementJson::operation)
                    .orElseThrow(ManagementPipeline::unknown);
        }
        if (path.length == 3
                && path[0].equals("operations")
                && List.of("retry", "fail").contains(path[2])) {
            allow(head, "POST");
            if (!caller.mayMend()) {
                throw new ManagementRefusal(
                        403,
                        "Forbidden",
                        "These credentials are for reading; mend with those of an operator",
                        Map.of());
            }
            String id = ManagementQuery.decoded(path[1]);
            Map<String, Object> mended = mend(id, path[2].equals("fail"), head, body);
            AuditLog.mended(caller.name(), path[2], id);
            return mended;
        }
        throw new ManagementRefusal(
                404,
                "NotFound",
                "There are GET /metrics, /operator/instances, /operator/bindings, /operator/operations and"
                        + " /operator/operations/{id}, and POST /operator/operations/{id}/retry and …/fail",
                Map.of());
    }

    private Map<String, Object> list(String what, String rawQuery) {
        boolean operations = what.equals("operations");
        ManagementQuery query =
                ManagementQuery.parse(rawQuery, operations ? OPERATION_PARAMETERS : RESOURCE_PARAMETERS);
        try {
            Map<String, Object> page = switch (what) {
                case "instances" ->
                    ManagementJson.page(
                            what, broker.instances(query.resources(), query.page()), ManagementJson::instance);
                case "bindings" ->
                    ManagementJson.page(
                            what, broker.bindings(query.resources(), query.page()), ManagementJson::binding);
                default ->
                    ManagementJson.page(
                            what, broker.operations(query.operations(clock), query.page()), ManagementJson::operation);
            };
            if (!broker.externalOfferings().isEmpty()) {
                page.put("not_known", broker.externalOfferings());
            }
            return page;
        } catch (IllegalArgumentException e) {
            throw ManagementRefusal.wrong("after is the place of no page; give back the next of the page before");
        }
    }

    private Map<String, Object> mend(String id, boolean fail, RequestHead head, byte[] body) {
        // No form of a foreign page can send it behind an operator's back.
        if (head.headers().values("Content-Type").stream()
                .noneMatch(type -> type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json"))) {
            throw new ManagementRefusal(
                    415, "WrongContentType", "Send the header Content-Type: application/json", Map.of());
        }
        ManagementQuery.parse(head.rawQuery(), List.of());
        Mending mending = fail ? broker.fail(id, description(body)) : broker.retry(id);
        if (mending instanceof Mending.Refused refused) {
            throw new ManagementRefusal(409, "NotPossible", refused.why(), Map.of());
        }
        if (mending instanceof Mending.Recorded recorded) {
            ListedOperation operation = recorded.operation();
            return ManagementJson.operation(operation);
        }
        throw unknown();
    }

    private String description(byte[] body) {
        try {
            Map<String, Object> json = reader.readObject(body);
            if (json.keySet().equals(java.util.Set.of("description"))
                    && json.get("description") instanceof String text
                    && !text.isBlank()
                    && text.length() <= MAX_DESCRIPTION) {
                return text;
            }
        } catch (MalformedJsonException e) {
            throw ManagementRefusal.wrong("The body is no JSON object: " + e.getMessage());
        }
        throw ManagementRefusal.wrong("The body is not as expected; send {\"description\": \"why it failed, for the"
                + " platform's users\"} with 1 to " + MAX_DESCRIPTION + " characters and nothing else");
    }

    private static void allow(RequestHead head, String method) {
        if (!head.method().equals(method)) {
            throw new ManagementRefusal(405, "MethodNotAllowed", "Use " + method + " here", Map.of("Allow", method));
        }
    }

    private static ManagementRefusal unknown() {
        return new ManagementRefusal(
                404, "NotFound", "There is no such operation; it may have ended and be forgotten", Map.of());
    }

    private static BrokerResponse json(int status, Map<String, Object> body, Map<String, String> more) {
        Map<String, String> headers = new java.util.LinkedHashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        return new BrokerResponse(status, headers, JsonWriter.write(body));
    }
}
