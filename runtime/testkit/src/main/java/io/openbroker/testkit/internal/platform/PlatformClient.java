package io.openbroker.testkit.internal.platform;

import io.openbroker.client.ApiVersion;
import io.openbroker.client.BrokerClient;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.client.operation.PollSettings;
import io.openbroker.testkit.internal.time.SkippedTime;
import java.time.Duration;

/** Sends what a platform sends in a conversation, with the client for brokers of any make. */
public final class PlatformClient {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final Wire wire;
    private final PlatformSettings settings;
    private final BrokerTransport transport;

    /** Creates the client of a conversation. */
    public PlatformClient(Wire wire, PlatformSettings settings, RequestWriter writer, Conversation conversation) {
        this.wire = wire;
        this.settings = settings;
        this.transport = request -> conversation.exchange(writer.identified(request));
    }

    OrphanMitigation mitigation() {
        PollSettings polls = new PollSettings(
                SHORTEST_WAIT,
                2,
                LONGEST_WAIT,
                settings.deadline(),
                () -> false,
                progress -> {},
                new SkippedTime(wire.idle()::skip, LONGEST_WAIT));
        return new OrphanMitigation(client(transport), polls);
    }

    /** Returns a client that sends nothing, and reads an exchange that has taken place. */
    BrokerClient reading(Exchange exchange) {
        return client(request -> exchange);
    }

    private BrokerClient client(BrokerTransport transport) {
        // Requests name the version of the platform, be it one that the client does not know.
        BrokerClient client = BrokerClient.of(transport, ApiVersion.V2_17);
        return settings.asynchronous() ? client : client.synchronous();
    }
}
