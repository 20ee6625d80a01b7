package io.openbroker.testkit;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.testkit.internal.platform.CloudFoundryWords;
import io.openbroker.testkit.internal.platform.KubernetesWords;
import io.openbroker.testkit.internal.platform.PlatformSettings;
import io.openbroker.testkit.internal.platform.PlatformWords;
import io.openbroker.testkit.internal.platform.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A platform that the test kit simulates. */
public enum PlatformKind {
    /**
     * Cloud Foundry: API version 2.15, organizations and spaces. When a request to create something has no response, or one after which
     * the specification demands it, such as a 5xx, it deletes what may have been created (OSB v2.17, "Orphan Mitigation"), and its
     * user sees a failure.
     */
    CLOUD_FOUNDRY,

    /**
     * The Service Catalog of Kubernetes: API version 2.14, clusters and namespaces. When a request has no response, it sends the
     * same request again.
     */
    KUBERNETES;

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /**
     * Connects a platform to a broker under test.
     *
     * @param broker the broker
     * @return the platform
     */
    public TestPlatform at(TestBroker broker) {
        return at(broker.wire());
    }

    /**
     * Connects a platform to a broker that runs elsewhere and accepts every request, such as in a Spring Boot application under test.
     * Faults of the wire are not available there.
     *
     * @param broker the base URL
     * @return the platform
     */
    public TestPlatform at(URI broker) {
        return at(BrokerConnectionSettings.of(broker));
    }

    /**
     * Connects a platform with a user and a password, like {@link #at(URI)}.
     *
     * @param broker the base URL
     * @param user the user
     * @param password the password
     * @return the platform
     */
    public TestPlatform at(URI broker, String user, String password) {
        return at(BrokerConnectionSettings.of(broker).withBasic(user, password));
    }

    private TestPlatform at(BrokerConnectionSettings connection) {
        return at(new Wire(BrokerConnection.with(connection), connection.url().toString(), Optional.empty(), () -> {}));
    }

    private TestPlatform at(Wire wire) {
        return new TestPlatform(this, wire, settings());
    }

    PlatformWords words() {
        return switch (this) {
            case CLOUD_FOUNDRY -> new CloudFoundryWords();
            case KUBERNETES -> new KubernetesWords();
        };
    }

    private PlatformSettings settings() {
        return switch (this) {
            case CLOUD_FOUNDRY -> new PlatformSettings("2.15", "user", "org", "space", true, false, DEADLINE);
            case KUBERNETES -> new PlatformSettings("2.14", "user", "cluster", "default", true, false, DEADLINE);
        };
    }
}
