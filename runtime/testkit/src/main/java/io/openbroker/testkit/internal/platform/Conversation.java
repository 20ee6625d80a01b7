package io.openbroker.testkit.internal.platform;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome.Responded;
import io.openbroker.client.http.ExchangeText;
import io.openbroker.client.http.NoResponse;
import io.openbroker.testkit.internal.wire.WireFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The exchanges about one thing that a platform wants, kept as evidence. For use by one thread. */
public final class Conversation {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Wire wire;
    private final boolean repeating;
    private final List<Exchange> exchanges = new ArrayList<>();

    /**
     * A conversation without exchanges.
     *
     * @param repeating whether each change is sent twice at once
     */
    public Conversation(Wire wire, boolean repeating) {
        this.wire = wire;
        this.repeating = repeating;
    }

    /** Sends a request. */
    public Reception send(BrokerHttpRequest request) {
        return received(exchange(request));
    }

    /** Sends a request, and returns the exchange. */
    public Exchange exchange(BrokerHttpRequest request) {
        boolean change = !request.method().equals("GET");
        Optional<WireFault> fault = change ? wire.next().getAndSet(Optional.empty()) : Optional.empty();
        if (fault.isPresent()) {
            return broken(request, fault.get());
        }
        return change && repeating ? twice(request) : once(request);
    }

    private Exchange broken(BrokerHttpRequest request, WireFault fault) {
        wire.relay().ifPresent(relay -> relay.arm(fault));
        try {
            return once(request);
        } finally {
            wire.relay().ifPresent(relay -> relay.disarm());
        }
    }

    private Exchange once(BrokerHttpRequest request) {
        return record(wire.transport().send(request));
    }

    /** The responses may differ, as long as one is that of a single request: a success, if there is one. */
    private Exchange twice(BrokerHttpRequest request) {
        CompletableFuture<Exchange> second =
                CompletableFuture.supplyAsync(() -> wire.transport().send(request));
        Exchange first = once(request);
        Exchange other = record(second.join());
        return isSuccessful(first) || !isSuccessful(other) ? first : other;
    }

    private static boolean isSuccessful(Exchange exchange) {
        return received(exchange) instanceof Reception.Responded responded && responded.successful();
    }

    private Exchange record(Exchange exchange) {
        exchanges.add(exchange);
        return exchange;
    }

    /** Returns what an exchange means for the platform. */
    public static Reception received(Exchange exchange) {
        if (exchange.outcome() instanceof NoResponse none) {
            return new Reception.Lost(none.description());
        }
        BrokerHttpResponse response = ((Responded) exchange.outcome()).response();
        return new Reception.Responded(response.status(), object(response.body()));
    }

    private static Map<String, Object> object(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, OBJECT)).orElse(Map.of());
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /** An error that shows the exchanges. Polls between the first and the last are left out. */
    public AssertionError error(String sentence) {
        ExchangeText text = new ExchangeText(wire.base());
        List<Exchange> shown = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            boolean between = i > 0 && i + 1 < exchanges.size() && poll(i - 1) && poll(i) && poll(i + 1);
            if (!between) {
                shown.add(exchanges.get(i));
            }
        }
        int hidden = exchanges.size() - shown.size();
        return new AssertionError(sentence
                + (hidden == 0 ? "" : " (" + hidden + " polls are not shown.)")
                + shown.stream().map(text::of).collect(Collectors.joining("\n\n", "\n\n", "\n")));
    }

    private boolean poll(int index) {
        return exchanges.get(index).request().target().contains("/last_operation");
    }
}
