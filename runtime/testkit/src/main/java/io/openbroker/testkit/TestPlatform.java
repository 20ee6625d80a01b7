package io.openbroker.testkit;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.testkit.internal.platform.CatalogPlans;
import io.openbroker.testkit.internal.platform.Conversation;
import io.openbroker.testkit.internal.platform.PlanReference;
import io.openbroker.testkit.internal.platform.PlatformClient;
import io.openbroker.testkit.internal.platform.PlatformSettings;
import io.openbroker.testkit.internal.platform.Reception;
import io.openbroker.testkit.internal.platform.RequestWriter;
import io.openbroker.testkit.internal.platform.RequestWriter.Resource;
import io.openbroker.testkit.internal.platform.Values;
import io.openbroker.testkit.internal.platform.Wire;
import io.openbroker.testkit.internal.wire.WireFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A simulated platform that uses a broker over HTTP. It accepts asynchronous operations, and waits for them.
 *
 * <pre>{@code
 * Access access = platform.provision(Plans.SMALL, new Options(10)).bind().credentials(Access.class);
 * }</pre>
 *
 * <p>Methods that do something throw an {@link AssertionError} that shows the exchanges if the broker does not do it. Methods that
 * begin something return an {@link Attempt}, for tests that expect something else.
 *
 * <p>Immutable, so safe for use by many threads; {@link #loseResponse} and {@link #hangUp} are for one at a time.
 */
public final class TestPlatform {

    private final PlatformKind kind;
    private final Wire wire;
    private final PlatformSettings settings;

    TestPlatform(PlatformKind kind, Wire wire, PlatformSettings settings) {
        this.kind = kind;
        this.wire = wire;
        this.settings = settings;
    }

    /**
     * Cloud Foundry; {@link PlatformKind#at} connects it.
     *
     * @return {@link PlatformKind#CLOUD_FOUNDRY}
     */
    public static PlatformKind cloudFoundry() {
        return PlatformKind.CLOUD_FOUNDRY;
    }

    /**
     * Kubernetes; {@link PlatformKind#at} connects it.
     *
     * @return {@link PlatformKind#KUBERNETES}
     */
    public static PlatformKind kubernetes() {
        return PlatformKind.KUBERNETES;
    }

    /**
     * Which platform it is.
     *
     * @return the kind
     */
    public PlatformKind kind() {
        return kind;
    }

    /**
     * Lets another user act.
     *
     * @param name a name; on Cloud Foundry, the user's GUID follows from it
     * @return the platform with that user
     */
    public TestPlatform as(String name) {
        return with(known -> known.withUser(name));
    }

    /**
     * Chooses the organization of Cloud Foundry, or the cluster of Kubernetes.
     *
     * @param name a name; its GUID follows from it
     * @return the platform with it
     */
    public TestPlatform inOrganization(String name) {
        return with(known -> known.withOrganization(name));
    }

    /**
     * Chooses the space of Cloud Foundry, or the namespace of Kubernetes.
     *
     * @param name a name; its GUID follows from it
     * @return the platform with it
     */
    public TestPlatform inSpace(String name) {
        return with(known -> known.withSpace(name));
    }

    /**
     * Chooses the version of the API.
     *
     * @param version such as {@code 2.17}
     * @return the platform with it
     */
    public TestPlatform withApiVersion(String version) {
        return with(known -> known.withApiVersion(version));
    }

    /**
     * Chooses how long the platform waits for an operation, in the time of the machine.
     *
     * @param time by default 30 seconds
     * @return the platform with it
     */
    public TestPlatform withDeadline(Duration time) {
        return with(known -> known.withDeadline(time));
    }

    /**
     * Accepts no asynchronous operations: {@code accepts_incomplete} is not sent.
     *
     * @return the platform that does not
     */
    public TestPlatform synchronous() {
        return with(known -> known.withAsynchronous(false));
    }

    /**
     * Sends each request that changes something twice at the same time, as clients and proxies that repeat requests do. The success
     * counts, if one of the two responses is one.
     *
     * @return the platform that does it
     */
    public TestPlatform repeatRequest() {
        return with(known -> known.withRepeating(true));
    }

    /**
     * Loses the response to the next request that changes something: the broker receives the request, and the connection is reset
     * when its response begins to arrive.
     *
     * @return this platform
     * @throws IllegalStateException if the test kit has not started the broker
     */
    public TestPlatform loseResponse() {
        wire.breakNext(WireFault.RESPONSE_LOST);
        return this;
    }

    /**
     * Resets the connection in the middle of the next request that changes something.
     *
     * @return this platform
     * @throws IllegalStateException if the test kit has not started the broker
     */
    public TestPlatform hangUp() {
        wire.breakNext(WireFault.REQUEST_CUT);
        return this;
    }

    /**
     * Creates a service instance without parameters.
     *
     * @param plan a constant of the enum of plans, or an id, a name, or {@code offering/plan}
     * @return the service instance, once it exists
     */
    public TestInstance provision(Object plan) {
        return beginProvision(plan).await();
    }

    /**
     * Creates a service instance.
     *
     * @param plan a constant of the enum of plans, or an id, a name, or {@code offering/plan}
     * @param parameters a record, a bean, a map, or a string with JSON
     * @return the service instance, once it exists
     */
    public TestInstance provision(Object plan, Object parameters) {
        return beginProvision(plan, parameters).await();
    }

    /**
     * Begins to create a service instance without parameters.
     *
     * @param plan as in {@link #provision(Object)}
     * @return the attempt
     */
    public Attempt<TestInstance> beginProvision(Object plan) {
        return beginProvision(plan, Map.of());
    }

    /**
     * Begins to create a service instance.
     *
     * @param plan as in {@link #provision(Object, Object)}
     * @param parameters likewise
     * @return the attempt
     */
    public Attempt<TestInstance> beginProvision(Object plan, Object parameters) {
        PlanReference chosen = plan(plan);
        TestInstance instance = new TestInstance(this, UUID.randomUUID().toString(), chosen, Optional.empty());
        return instance.create(Values.object(parameters));
    }

    PlanReference plan(Object plan) {
        Conversation conversation = conversation();
        Reception received = conversation.send(requests().catalog());
        if (received instanceof Reception.Responded catalog && catalog.status() == 200) {
            return CatalogPlans.of(catalog.body()).find(plan);
        }
        throw conversation.error("The catalog was not served.");
    }

    Map<String, Object> fetch(Resource resource, PlanReference plan, String what) {
        Conversation conversation = conversation();
        Reception received = conversation.send(requests().fetch(resource, plan));
        if (received instanceof Reception.Responded found && found.status() == 200) {
            return found.body();
        }
        throw conversation.error("The " + what + " was not served.");
    }

    Conversation conversation() {
        return new Conversation(wire, settings.repeating());
    }

    PlatformClient client(Conversation conversation) {
        return new PlatformClient(wire, settings, requests(), conversation);
    }

    RequestWriter requests() {
        return new RequestWriter(kind.words(), settings);
    }

    BrokerHttpRequest poll(Resource resource, PlanReference plan, Optional<String> operation) {
        return requests().poll(resource, plan, operation);
    }

    PlatformSettings settings() {
        return settings;
    }

    Wire wire() {
        return wire;
    }

    private TestPlatform with(UnaryOperator<PlatformSettings> change) {
        return new TestPlatform(kind, wire, change.apply(settings));
    }
}
