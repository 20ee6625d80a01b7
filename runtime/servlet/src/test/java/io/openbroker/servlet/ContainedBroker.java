package io.openbroker.servlet;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** A broker that records its requests, in a container. */
final class ContainedBroker implements AutoCloseable {

    static final String PUT = "PUT " + ServerTest.INSTANCE;
    static final String CATALOG = "GET /v2/catalog";

    /** Larger than what a connection buffers. */
    static final int LARGE_CATALOG = 8 * 1024 * 1024;

    final RecordingBroker broker = new RecordingBroker();
    final BrokerEngine engine;
    final OpenBrokerServlet servlet;
    private final Container container;

    private ContainedBroker(
            Container.Make make,
            BrokerEngineBuilder builder,
            boolean large,
            RequestLimits limits,
            UnaryOperator<Deployment> deployment) {
        this.engine =
                builder.dispatcher(large ? new LargeCatalog(broker) : broker).build();
        this.servlet = OpenBrokerServlet.of(engine, limits);
        this.container = make.start(deployment.apply(Deployment.of(servlet)));
    }

    static ContainedBroker start(Container.Make make) {
        return start(make, UnaryOperator.identity());
    }

    static ContainedBroker start(Container.Make make, UnaryOperator<Deployment> deployment) {
        return start(make, RequestLimits.DEFAULT, deployment);
    }

    static ContainedBroker start(Container.Make make, RequestLimits limits, UnaryOperator<Deployment> deployment) {
        return new ContainedBroker(make, credentials(), false, limits, deployment);
    }

    static ContainedBroker start(Container.Make make, BrokerEngineBuilder builder) {
        return new ContainedBroker(make, builder, false, RequestLimits.DEFAULT, UnaryOperator.identity());
    }

    static ContainedBroker withLargeCatalog(Container.Make make) {
        return new ContainedBroker(make, credentials(), true, RequestLimits.DEFAULT, UnaryOperator.identity());
    }

    private static BrokerEngineBuilder credentials() {
        return BrokerEngine.builder().credentials(new BasicCredentials("user", "pass"));
    }

    int port() {
        return container.uri().getPort();
    }

    RawConnection connect() throws IOException {
        return new RawConnection(port());
    }

    /** Sends a request with a body, and returns the response. */
    Answer exchange(String line, String body) throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(line + " HTTP/1.1\r\n" + RawConnection.HEADERS + "Content-Length: " + body.length()
                    + "\r\n\r\n" + body);
            return connection.receive();
        }
    }

    @Override
    public void close() {
        broker.released.release(1_000);
        engine.close();
        container.close();
    }

    /** The same broker with a large catalog. */
    private record LargeCatalog(RecordingBroker broker) implements BrokerDispatcher {

        @Override
        public List<OfferingDescriptor> offerings() {
            return broker.offerings();
        }

        @Override
        public CatalogDocument catalog() {
            String large = RecordingBroker.CATALOG.replace("\"d\"", "\"" + "d".repeat(LARGE_CATALOG) + "\"");
            return CatalogDocument.of(large.getBytes(StandardCharsets.UTF_8), "\"large\"");
        }

        @Override
        public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws InterruptedException {
            return broker.provision(call);
        }

        @Override
        public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws InterruptedException {
            return broker.deprovision(call);
        }

        @Override
        public BindingResult bind(HandlerCall<BindRequest> call) throws InterruptedException {
            return broker.bind(call);
        }
    }
}
