package io.openbroker.servlet;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.attack.Target;
import io.openbroker.undertow.support.RecordingBroker;
import java.time.Duration;

/** A container to attack: it waits for requests for a second. */
final class VictimContainer implements AutoCloseable {

    private final RecordingBroker broker = new RecordingBroker();
    private final BrokerEngine engine = BrokerEngine.builder()
            .dispatcher(broker)
            .credentials(new BasicCredentials("user", "pass"))
            .build();
    private final Container container;

    VictimContainer(Container.Make make) {
        OpenBrokerServlet servlet =
                OpenBrokerServlet.of(engine, RequestLimits.DEFAULT.withArrival(Duration.ofSeconds(1)));
        container = make.start(Deployment.of(servlet).waiting(Duration.ofSeconds(1)));
    }

    Target target() {
        return Target.plain(container.uri().getPort(), broker.requests::size);
    }

    @Override
    public void close() {
        engine.close();
        container.close();
    }
}
