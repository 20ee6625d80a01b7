package io.openbroker.console.marketplace;

import io.openbroker.client.ApiVersion;
import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientTls;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker.Access;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends requests to the broker as its platforms do, and records them. Safe for use by many threads. */
final class BrokerAccess {

    private final MarketplaceBroker broker;
    private final Map<String, BrokerConnection> connections = new LinkedHashMap<>();
    private final ExchangeLog log = new ExchangeLog();

    /**
     * Prepares connections.
     *
     * @throws IllegalArgumentException if the certificate of the broker cannot be read
     */
    BrokerAccess(MarketplaceBroker broker) {
        this.broker = broker;
        for (Access access : broker.platforms()) {
            connections.put(access.platform().name(), BrokerConnection.with(settings(broker, access)));
        }
    }

    private static BrokerConnectionSettings settings(MarketplaceBroker broker, Access access) {
        BrokerConnectionSettings settings = BrokerConnectionSettings.of(URI.create(broker.uri() + access.prefix()))
                .withTls(broker.certificate().map(ClientTls.DEFAULT::pinnedTo).orElse(ClientTls.DEFAULT));
        return access.credentials()
                .map(pair -> settings.withBasic(pair.user(), pair.password()))
                .orElse(settings);
    }

    /** What came back from the broker. */
    record Reply(RecordedExchange recorded, ClientResult<?> result) {}

    MarketplaceBroker broker() {
        return broker;
    }

    List<RecordedExchange> exchanges() {
        return log.all();
    }

    /** The access of a platform, if there is a platform of this name. */
    Optional<Access> platform(String name) {
        return broker.platforms().stream()
                .filter(access -> access.platform().name().equals(name))
                .findFirst();
    }

    /** Sends a request; its platform exists. */
    Reply send(BrokerCall call) {
        BrokerConnection connection = connection(call);
        BrokerTransport transport = call.fault()
                .<BrokerTransport>map(fault -> new FaultyTransport(connection.settings(), fault))
                .orElse(connection);
        return send(call, Optional.empty(), transport);
    }

    /** Sends the bytes of an earlier request again, if it is still recorded. */
    Optional<Reply> repeat(long id) {
        return log.find(id).map(earlier -> {
            BrokerCall call = earlier.call();
            BrokerCall again = new BrokerCall(call.platform(), call.request(), call.user(), Optional.empty());
            BrokerHttpRequest request = earlier.exchange().request().exact();
            BrokerConnection connection = connection(call);
            return send(again, Optional.of(id), ignored -> connection.send(request));
        });
    }

    private BrokerConnection connection(BrokerCall call) {
        return Optional.ofNullable(connections.get(call.platform())).orElseThrow();
    }

    private Reply send(BrokerCall call, Optional<Long> repeatOf, BrokerTransport transport) {
        BrokerClient client = BrokerClient.of(transport, ApiVersion.V2_17);
        BrokerClient ofUser = call.user().map(client::withOriginatingIdentity).orElse(client);
        ClientResult<?> result = call.request()
                .<ClientResult<?>>map(request -> request.accept(new Sender(ofUser)))
                .orElseGet(ofUser::catalog);
        return new Reply(log.add(call, repeatOf, result.exchange()), result);
    }

    /** Calls the client's method for each request. */
    private record Sender(BrokerClient client) implements OsbRequest.Visitor<ClientResult<?>> {

        @Override
        public ClientResult<?> visit(OsbRequest.Provision request) {
            return client.provision(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.FetchInstance request) {
            return client.fetchInstance(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.Update request) {
            return client.update(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.Deprovision request) {
            return client.deprovision(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.LastOperation request) {
            return client.lastOperation(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.Bind request) {
            return client.bind(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.FetchBinding request) {
            return client.fetchBinding(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.Unbind request) {
            return client.unbind(request);
        }

        @Override
        public ClientResult<?> visit(OsbRequest.LastBindingOperation request) {
            return client.lastBindingOperation(request);
        }
    }
}
