package io.openbroker.testkit;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.testkit.internal.platform.Deed;
import io.openbroker.testkit.internal.platform.PlanReference;
import io.openbroker.testkit.internal.platform.RequestWriter.Resource;
import io.openbroker.testkit.internal.platform.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A service binding of a {@link TestPlatform}. Immutable; errors are as there. */
public final class TestBinding {

    private final TestPlatform platform;
    private final TestInstance instance;
    private final String id;
    private final String application;
    private final Map<String, Object> response;

    TestBinding(
            TestPlatform platform, TestInstance instance, String id, String application, Map<String, Object> response) {
        this.platform = platform;
        this.instance = instance;
        this.id = id;
        this.application = application;
        this.response = Collections.unmodifiableMap(new LinkedHashMap<>(response));
    }

    /**
     * The id that the platform has given it.
     *
     * @return a GUID
     */
    public String id() {
        return id;
    }

    /**
     * The body of the response with the service binding: credentials, endpoints, volume mounts and so on.
     *
     * @return the JSON object
     */
    public Map<String, Object> response() {
        return response;
    }

    /**
     * The credentials.
     *
     * @return the JSON object; empty if there are none
     */
    public Map<String, Object> credentials() {
        Map<String, Object> credentials = new LinkedHashMap<>();
        if (response.get("credentials") instanceof Map<?, ?> members) {
            members.forEach((name, value) -> credentials.put(String.valueOf(name), value));
        }
        return credentials;
    }

    /**
     * The credentials as the type that the broker's handler returns, or any other with some of its members.
     *
     * @param type a record or bean
     * @return the credentials
     * @throws AssertionError if the credentials do not fit
     */
    public <T> T credentials(Class<T> type) {
        return Values.as(credentials(), type, "credentials");
    }

    /**
     * Lets another platform continue with this service binding, as in {@link TestInstance#on}.
     *
     * @param other a platform at the same broker
     * @return the service binding there
     */
    public TestBinding on(TestPlatform other) {
        return new TestBinding(other, instance.on(other), id, application, response);
    }

    Attempt<TestBinding> create(Map<String, Object> parameters) {
        return create("binding", platform.requests().bind(resource(), plan(), application, parameters));
    }

    private Attempt<TestBinding> create(String name, BrokerHttpRequest request) {
        return Attempt.begin(
                platform,
                new Deed<>(
                        name + " of " + plan().title(),
                        request,
                        resource(),
                        plan(),
                        false,
                        Optional.of(platform.requests().creation(instance.id(), id, plan())),
                        Optional.of(platform.requests().fetch(resource(), plan())),
                        body -> new TestBinding(platform, instance, id, application, body)));
    }

    /**
     * Creates a successor of this service binding (OSB v2.17, "Binding Rotation"); this one stays until it is unbound.
     *
     * @return the successor, once it exists
     * @throws IllegalStateException if the platform sends an earlier version than 2.17
     */
    public TestBinding rotate() {
        return beginRotate().await();
    }

    /**
     * Begins to create a successor of this service binding.
     *
     * @return the attempt
     * @throws IllegalStateException as in {@link #rotate()}
     */
    public Attempt<TestBinding> beginRotate() {
        String version = platform.settings().apiVersion();
        if (!version.equals("2.17")) {
            throw new IllegalStateException("Rotation needs API version 2.17, and this platform sends " + version
                    + ". Use platform.withApiVersion(\"2.17\").");
        }
        TestBinding successor =
                new TestBinding(platform, instance, UUID.randomUUID().toString(), application, Map.of());
        return successor.create("rotation", platform.requests().rotate(successor.resource(), plan(), id));
    }

    /**
     * Fetches the service binding.
     *
     * @return the body of the response
     */
    public Map<String, Object> fetch() {
        return platform.fetch(resource(), plan(), "service binding");
    }

    /** Deletes the service binding, and waits until it is gone. */
    public void unbind() {
        TestBinding unused = beginUnbind().await();
    }

    /**
     * Begins to delete the service binding.
     *
     * @return the attempt
     */
    public Attempt<TestBinding> beginUnbind() {
        return Attempt.begin(platform, deletion());
    }

    private Deed<TestBinding> deletion() {
        return new Deed<>(
                "unbinding of " + plan().title(),
                platform.requests().delete(resource(), plan()),
                resource(),
                plan(),
                true,
                Optional.empty(),
                Optional.empty(),
                body -> this);
    }

    private PlanReference plan() {
        return instance.planReference();
    }

    private Resource resource() {
        return new Resource(instance.id(), Optional.of(id));
    }
}
