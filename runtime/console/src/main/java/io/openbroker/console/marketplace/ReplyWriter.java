package io.openbroker.console.marketplace;

import io.openbroker.client.ClientResult;
import io.openbroker.client.SpecViolation;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.ExchangeText;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.console.marketplace.BrokerAccess.Reply;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker.Access;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the page is told. Bodies are shown as they are, since credentials are what a developer looks for; the credentials of
 * the marketplace itself are not.
 */
final class ReplyWriter {

    private static final int LONGEST_BODY = 64 << 10;
    private static final String MASK = "•••";

    private final JsonMapper json;
    private final JsonMapper indented;
    private final BrokerAccess broker;

    ReplyWriter(JsonMapper json, BrokerAccess broker) {
        this.json = json;
        this.indented =
                json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.broker = broker;
    }

    /** Writes where the broker is, and as which platforms it can be called. */
    ObjectNode broker() {
        ObjectNode body = json.createObjectNode();
        body.put("url", broker.broker().uri().toString());
        ArrayNode platforms = body.putArray("platforms");
        broker.broker()
                .platforms()
                .forEach(access -> platforms
                        .addObject()
                        .put("name", access.platform().name())
                        .put("path", access.prefix()));
        return body;
    }

    /** Writes all recorded exchanges. */
    ObjectNode exchanges() {
        ObjectNode body = json.createObjectNode();
        ArrayNode all = body.putArray("exchanges");
        broker.exchanges().forEach(recorded -> all.add(exchange(recorded)));
        return body;
    }

    /** Writes the result of a request, and the exchange. */
    ObjectNode reply(Reply reply) {
        ObjectNode body = json.createObjectNode();
        body.set("result", result(reply.result()));
        body.set("exchange", exchange(reply.recorded()));
        return body;
    }

    private ObjectNode result(ClientResult<?> result) {
        ObjectNode body = json.createObjectNode();
        body.put("kind", result.accept(new Kind()));
        result.exchange().response().ifPresent(response -> {
            body.put("status", response.status());
            parsed(response.text()).ifPresent(parsed -> body.set("body", parsed));
        });
        ArrayNode violations = body.putArray("violations");
        result.violations().stream().map(SpecViolation::toString).forEach(violations::add);
        return body;
    }

    private ObjectNode exchange(RecordedExchange recorded) {
        ObjectNode body = json.createObjectNode();
        BrokerHttpRequest request = recorded.exchange().request();
        body.put("id", recorded.id());
        body.put("platform", recorded.call().platform());
        body.put("operation", recorded.call().operation().name().toLowerCase(Locale.ROOT));
        recorded.call().fault().ifPresent(fault -> body.put("fault", fault.json()));
        recorded.repeatOf().ifPresent(id -> body.put("repeat_of", id));
        body.put("method", request.method());
        body.put("target", prefix(recorded) + request.target());
        body.put("started", recorded.exchange().started().toString());
        body.put("milliseconds", recorded.exchange().duration().toMillis());
        body.put("curl", curl(recorded));
        message(body.putObject("request"), request.headers(), request.text(), false);
        recorded.exchange().response().ifPresent(response -> response(body, response));
        if (recorded.exchange().outcome() instanceof NoResponse none) {
            body.put("no_response", none.description());
        }
        return body;
    }

    private void response(ObjectNode body, BrokerHttpResponse response) {
        ObjectNode written = body.putObject("response").put("status", response.status());
        message(written, response.headers(), response.text(), response.isTruncated());
    }

    private void message(ObjectNode message, List<Header> headers, String text, boolean isTruncated) {
        ArrayNode list = message.putArray("headers");
        headers.forEach(header -> list.addArray().add(header.name()).add(shown(header)));
        String body = parsed(text).map(indented::writeValueAsString).orElse(text);
        boolean isCut = body.length() > LONGEST_BODY;
        message.put("body", isCut ? body.substring(0, LONGEST_BODY) : body);
        message.put("truncated", isCut || isTruncated);
    }

    private static String shown(Header header) {
        return header.isNamed("Authorization") ? header.value().split(" ", 2)[0] + " " + MASK : header.value();
    }

    private String curl(RecordedExchange recorded) {
        ExchangeText text = new ExchangeText(broker.broker().uri() + prefix(recorded));
        BrokerHttpRequest request = recorded.exchange().request();
        return access(recorded)
                .flatMap(Access::user)
                .map(user -> text.curlAs(user, request))
                .orElseGet(() -> text.curl(request));
    }

    private String prefix(RecordedExchange recorded) {
        return access(recorded).map(Access::prefix).orElse("");
    }

    private Optional<Access> access(RecordedExchange recorded) {
        return broker.platform(recorded.call().platform());
    }

    private Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Names the types of results. */
    private static final class Kind implements ClientResult.Visitor<Object, String> {

        @Override
        public String visit(ClientResult.Done<?> result) {
            return "done";
        }

        @Override
        public String visit(ClientResult.Started<?> result) {
            return "started";
        }

        @Override
        public String visit(ClientResult.Gone<?> result) {
            return "gone";
        }

        @Override
        public String visit(ClientResult.Failed<?> result) {
            return "failed";
        }

        @Override
        public String visit(ClientResult.Malformed<?> result) {
            return "malformed";
        }

        @Override
        public String visit(ClientResult.Unreachable<?> result) {
            return "unreachable";
        }
    }
}
