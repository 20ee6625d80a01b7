package io.openbroker.conformance.internal.exchange;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.conformance.CheckOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The response of an exchange, read leniently. Where there was no response, the first look at it ends the check as inconclusive:
 * what a broker does not say violates only the requirements of those checks that ask {@link #responded()} first.
 */
public final class ResponseView {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(32 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Exchange exchange;
    private final Optional<JsonView> json;
    private final String jsonProblem;

    private ResponseView(Exchange exchange, Optional<JsonView> json, String jsonProblem) {
        this.exchange = exchange;
        this.json = json;
        this.jsonProblem = jsonProblem;
    }

    /** Returns the response of an exchange. */
    public static ResponseView of(Exchange exchange) {
        if (!(exchange.outcome() instanceof ExchangeOutcome.Responded responded)) {
            return new ResponseView(exchange, Optional.empty(), "there was no response");
        }
        BrokerHttpResponse response = responded.response();
        if (response.isTruncated()) {
            return new ResponseView(exchange, Optional.empty(), "the body is too long to be read");
        }
        if (response.body().length == 0) {
            return new ResponseView(exchange, Optional.empty(), "the body is empty");
        }
        try {
            return new ResponseView(exchange, Optional.of(JsonView.of(MAPPER.readTree(response.body()))), "");
        } catch (JacksonException e) {
            return new ResponseView(
                    exchange, Optional.empty(), "the body is not JSON (" + e.getOriginalMessage() + ")");
        } catch (StackOverflowError e) {
            return new ResponseView(exchange, Optional.empty(), "the body is nested too deeply to be read");
        }
    }

    /** Returns the exchange, as evidence. */
    public Exchange exchange() {
        return exchange;
    }

    /** Returns whether there was a response. */
    public boolean responded() {
        return exchange.outcome() instanceof ExchangeOutcome.Responded;
    }

    /** Returns the status. */
    public int status() {
        return response().status();
    }

    /** Returns whether the status is one of several. */
    public boolean is(int... statuses) {
        int status = status();
        return Arrays.stream(statuses).anyMatch(one -> one == status);
    }

    /** Returns whether the status is a 2xx. */
    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    /** Returns whether the status is a 4xx. */
    public boolean isRejection() {
        return status() / 100 == 4;
    }

    /** Returns whether the request is rejected with an error code of the specification, such as {@code AsyncRequired}. */
    public boolean isError(int status, String code) {
        return responded() && is(status) && json().get("error").text().equals(code);
    }

    /** Returns whether the Content-Type is {@code application/json}, with parameters or without. */
    public boolean saysJson() {
        return header("Content-Type")
                .map(type -> type.replaceFirst(";.*", "").strip())
                .filter("application/json"::equalsIgnoreCase)
                .isPresent();
    }

    /** Returns the body; a missing value if the body is not JSON, see {@link #jsonProblem()}. */
    public JsonView json() {
        response();
        return json.orElse(JsonView.MISSING);
    }

    /** Returns why the body is not JSON, as a clause: {@code the body is empty}; empty if it is JSON. */
    public Optional<String> jsonProblem() {
        return Optional.of(jsonProblem).filter(problem -> !problem.isEmpty());
    }

    /** Returns the first header with a name. */
    public Optional<String> header(String name) {
        return response().header(name);
    }

    /** Returns the response. */
    public BrokerHttpResponse response() {
        if (exchange.outcome() instanceof ExchangeOutcome.Responded responded) {
            return responded.response();
        }
        throw new CheckStopped(new CheckOutcome.Inconclusive(
                "The broker did not respond to " + exchange.request().method() + " "
                        + exchange.request().target() + ": " + Exchanges.whyNoResponse(exchange),
                List.of(exchange)));
    }
}
