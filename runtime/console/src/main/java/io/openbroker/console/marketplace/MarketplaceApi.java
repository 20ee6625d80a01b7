package io.openbroker.console.marketplace;

import io.openbroker.console.marketplace.BrokerAccess.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page can ask of the server of the marketplace. Safe for use by many threads. */
final class MarketplaceApi {

    private static final int LONGEST_BODY = 4 << 20;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final BrokerAccess broker;
    private final CallReader reader;
    private final ReplyWriter writer;
    private final ParameterCheck check;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    MarketplaceApi(BrokerAccess broker) {
        this.broker = broker;
        this.reader = new CallReader(json);
        this.writer = new ReplyWriter(json, broker);
        this.check = new ParameterCheck();
    }

    /**
     * Answers a request.
     *
     * @param path below {@code /api/}
     */
    PageResponse answer(String method, String path, InputStream body) throws IOException {
        try {
            return switch (method + " " + path) {
                case "GET broker" -> PageResponse.json(writer.broker());
                case "GET exchanges" -> PageResponse.json(writer.exchanges());
                case "POST requests" -> send(read(body));
                case "POST repeat" -> repeat(read(body));
                case "POST check" -> check(read(body));
                default -> PageResponse.error(NOT_FOUND, "There is no " + method + " /api/" + path + ".");
            };
        } catch (JacksonException e) {
            return PageResponse.error(BAD_REQUEST, "The body is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return PageResponse.error(BAD_REQUEST, "The request cannot be sent: " + e.getMessage());
        } catch (CallException e) {
            return PageResponse.error(e.isTooLarge() ? TOO_LARGE : BAD_REQUEST, e.getMessage());
        }
    }

    private JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw CallException.tooLarge(LONGEST_BODY);
        }
        return json.readTree(bytes);
    }

    private PageResponse send(JsonNode body) {
        BrokerCall call = reader.read(body);
        demandPlatform(call.platform());
        return PageResponse.json(writer.reply(remembered(broker.send(call))));
    }

    private PageResponse repeat(JsonNode body) {
        long id = body.path("exchange").asLong(0);
        return broker.repeat(id)
                .map(reply -> PageResponse.json(writer.reply(remembered(reply))))
                .orElseGet(() -> PageResponse.error(
                        NOT_FOUND,
                        "The exchange " + id + " is not recorded any more; the last " + ExchangeLog.MOST + " are."));
    }

    private Reply remembered(Reply reply) {
        check.remember(reply.recorded());
        return reply;
    }

    /** Checks parameters by the schema of a plan, as the broker does, without a request to it. */
    private PageResponse check(JsonNode body) {
        String platform = reader.text(body, "platform");
        demandPlatform(platform);
        Map<String, Object> parameters = reader.object(body, "parameters").orElse(Map.of());
        ObjectNode response = json.createObjectNode();
        ArrayNode problems = response.putArray("problems");
        check.problems(platform, reader.text(body, "plan_id"), reader.operation(body), parameters)
                .forEach(problems::add);
        return PageResponse.json(response);
    }

    private void demandPlatform(String name) {
        if (broker.platform(name).isEmpty()) {
            throw CallException.of("The broker has no platform \"" + name + "\".");
        }
    }
}
