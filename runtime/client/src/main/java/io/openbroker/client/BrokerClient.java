package io.openbroker.client;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.model.Deleted;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the requests of a platform to a broker, and reads the responses. Each call sends one request and waits for the response;
 * {@link io.openbroker.client.operation.OperationPoller} waits for operations. Immutable, and safe for use by many threads.
 */
public final class BrokerClient {

    private final BrokerTransport transport;
    private final ApiVersion version;
    private final boolean acceptsIncomplete;
    private final Optional<OriginatingIdentity> originatingIdentity;
    private final Optional<RequestIdentity> requestIdentity;
    private final RequestWriter writer;
    private final ResponseReader reader = new ResponseReader();

    private BrokerClient(
            BrokerTransport transport,
            ApiVersion version,
            boolean acceptsIncomplete,
            Optional<OriginatingIdentity> originatingIdentity,
            Optional<RequestIdentity> requestIdentity) {
        this.transport = transport;
        this.version = version;
        this.acceptsIncomplete = acceptsIncomplete;
        this.originatingIdentity = originatingIdentity;
        this.requestIdentity = requestIdentity;
        this.writer = new RequestWriter(version, acceptsIncomplete);
    }

    /**
     * Creates a client that speaks the version of the connection, and permits asynchronous operations.
     *
     * @throws IllegalArgumentException if the client does not support the version
     */
    public static BrokerClient of(BrokerConnection connection) {
        return of(connection, ApiVersion.of(connection.settings().apiVersion()));
    }

    /**
     * Creates a client that permits asynchronous operations.
     *
     * @param transport adds the headers for the version and for authentication
     */
    public static BrokerClient of(BrokerTransport transport, ApiVersion version) {
        return new BrokerClient(transport, version, true, Optional.empty(), Optional.empty());
    }

    /** Returns a client that does not permit asynchronous operations. */
    public BrokerClient synchronous() {
        return new BrokerClient(transport, version, false, originatingIdentity, requestIdentity);
    }

    /** Returns a client that permits asynchronous operations. */
    public BrokerClient asynchronous() {
        return new BrokerClient(transport, version, true, originatingIdentity, requestIdentity);
    }

    /** Returns a client that sends requests on behalf of a user of the platform. */
    public BrokerClient withOriginatingIdentity(OriginatingIdentity identity) {
        return new BrokerClient(transport, version, acceptsIncomplete, Optional.of(identity), requestIdentity);
    }

    /** Returns a client whose requests have this identity, instead of a new one each. */
    public BrokerClient withRequestIdentity(RequestIdentity identity) {
        return new BrokerClient(transport, version, acceptsIncomplete, originatingIdentity, Optional.of(identity));
    }

    /** Fetches the catalog. */
    public ClientResult<Catalog> catalog() {
        Exchange exchange = send(writer.catalog(Optional.empty()));
        Optional<String> etag = exchange.response().flatMap(response -> response.header("ETag"));
        return reader.read(OsbOperation.CATALOG, false, exchange, body -> Optional.of(CatalogReader.read(body, etag)));
    }

    /**
     * Creates a service instance.
     *
     * @throws IllegalArgumentException if the version does not have a value of the request
     */
    public ClientResult<ServiceInstance> provision(OsbRequest.Provision request) {
        return send(request, body -> Optional.of(BodyReader.instance(body)));
    }

    /**
     * Fetches a service instance.
     *
     * @throws IllegalArgumentException if the version does not have this operation
     */
    public ClientResult<FetchedInstance> fetchInstance(OsbRequest.FetchInstance request) {
        return send(request, body -> Optional.of(BodyReader.fetchedInstance(body)));
    }

    /**
     * Changes a service instance.
     *
     * @throws IllegalArgumentException if the version does not have a value of the request
     */
    public ClientResult<ServiceInstance> update(OsbRequest.Update request) {
        return send(request, body -> Optional.of(BodyReader.instance(body)));
    }

    /** Deletes a service instance. */
    public ClientResult<Deleted> deprovision(OsbRequest.Deprovision request) {
        return send(request, body -> Optional.of(Deleted.DONE));
    }

    /** Polls the last operation on a service instance once. */
    public ClientResult<OperationStatus> lastOperation(OsbRequest.LastOperation request) {
        return poll(request);
    }

    /**
     * Creates a service binding, or the successor of one.
     *
     * @throws IllegalArgumentException if the version does not have a value of the request
     */
    public ClientResult<ServiceBinding> bind(OsbRequest.Bind request) {
        return send(request, body -> Optional.of(BodyReader.binding(body)));
    }

    /**
     * Fetches a service binding.
     *
     * @throws IllegalArgumentException if the version does not have this operation
     */
    public ClientResult<FetchedBinding> fetchBinding(OsbRequest.FetchBinding request) {
        return send(request, body -> Optional.of(BodyReader.fetchedBinding(body)));
    }

    /** Deletes a service binding. */
    public ClientResult<Deleted> unbind(OsbRequest.Unbind request) {
        return send(request, body -> Optional.of(Deleted.DONE));
    }

    /**
     * Polls the last operation on a service binding once.
     *
     * @throws IllegalArgumentException if the version does not have this operation
     */
    public ClientResult<OperationStatus> lastBindingOperation(OsbRequest.LastBindingOperation request) {
        return poll(request);
    }

    private ClientResult<OperationStatus> poll(OsbRequest request) {
        Exchange exchange = send(writer.write(request));
        return reader.read(request.operation(), false, exchange, body -> BodyReader.status(body, exchange));
    }

    private <T> ClientResult<T> send(OsbRequest request, Function<JsonReader, Optional<T>> value) {
        return reader.read(request.operation(), acceptsIncomplete, send(writer.write(request)), value);
    }

    private Exchange send(BrokerHttpRequest request) {
        BrokerHttpRequest identified = requestIdentity
                .map(identity -> request.withHeader("X-Broker-API-Request-Identity", identity.value()))
                .orElse(request);
        return transport.send(originatingIdentity
                .map(identity -> identified.withHeader("X-Broker-API-Originating-Identity", header(identity)))
                .orElse(identified));
    }

    private static String header(OriginatingIdentity identity) {
        byte[] properties =
                JsonMapper.shared().writeValueAsString(identity.properties()).getBytes(StandardCharsets.UTF_8);
        return identity.platform() + " " + Base64.getEncoder().encodeToString(properties);
    }
}
