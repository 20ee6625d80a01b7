package io.openbroker.client;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Responds with what it was told, one after the other; the last response is repeated. */
final class ScriptedTransport implements BrokerTransport {

    private final List<ExchangeOutcome> outcomes;
    private final List<BrokerHttpRequest> requests = new ArrayList<>();

    private ScriptedTransport(List<ExchangeOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    static ScriptedTransport of(ExchangeOutcome... outcomes) {
        return new ScriptedTransport(List.of(outcomes));
    }

    static ExchangeOutcome json(int status, String body, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", "application/json"));
        return response(status, body, all);
    }

    static ExchangeOutcome response(int status, String body, List<Header> headers) {
        return new ExchangeOutcome.Responded(
                new BrokerHttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), false));
    }

    static NoResponse none(NoResponse.Reason reason) {
        return new NoResponse(reason, "Nothing came.");
    }

    BrokerClient client() {
        return BrokerClient.of(this, ApiVersion.V2_17);
    }

    @Override
    public Exchange send(BrokerHttpRequest request) {
        requests.add(request);
        ExchangeOutcome outcome = outcomes.get(Math.min(requests.size(), outcomes.size()) - 1);
        return new Exchange(request, outcome, Instant.EPOCH, Duration.ZERO);
    }

    List<String> sent() {
        return requests.stream().map(BrokerHttpRequest::toString).toList();
    }

    BrokerHttpRequest last() {
        return requests.get(requests.size() - 1);
    }
}
