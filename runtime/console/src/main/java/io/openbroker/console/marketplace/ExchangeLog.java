package io.openbroker.console.marketplace;

import io.openbroker.client.http.Exchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last exchanges with the broker, oldest first. Safe for use by many threads. */
final class ExchangeLog {

    static final int MOST = 200;

    private final Deque<RecordedExchange> exchanges = new ArrayDeque<>();
    private long last;

    synchronized RecordedExchange add(BrokerCall call, Optional<Long> repeatOf, Exchange exchange) {
        RecordedExchange recorded = new RecordedExchange(++last, call, repeatOf, exchange);
        exchanges.add(recorded);
        if (exchanges.size() > MOST) {
            exchanges.remove();
        }
        return recorded;
    }

    synchronized Optional<RecordedExchange> find(long id) {
        return exchanges.stream().filter(recorded -> recorded.id() == id).findFirst();
    }

    synchronized List<RecordedExchange> all() {
        return List.copyOf(exchanges);
    }
}
