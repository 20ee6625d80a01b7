package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.lifecycle.Sender;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends requests with the headers of the run, as long as the run goes on. */
final class RunSender implements Sender {

    private final BrokerTransport transport;
    private final List<Header> headers;
    private final Supplier<Optional<String>> ended;

    /**
     * Creates a sender.
     *
     * @param headers are added to requests that do not have them
     * @param ended why nothing more is sent, as a sentence; empty while the run goes on
     */
    RunSender(BrokerTransport transport, List<Header> headers, Supplier<Optional<String>> ended) {
        this.transport = transport;
        this.headers = List.copyOf(headers);
        this.ended = ended;
    }

    @Override
    public Exchange exchange(BrokerHttpRequest request) {
        Optional<String> why = ended.get();
        if (why.isPresent()) {
            throw CheckStopped.notRun(why.get());
        }
        BrokerHttpRequest complete = request;
        for (Header header : request.isExact() ? List.<Header>of() : headers) {
            if (complete.header(header.name()).isEmpty()) {
                complete = complete.withHeader(header.name(), header.value());
            }
        }
        return transport.send(complete);
    }
}
