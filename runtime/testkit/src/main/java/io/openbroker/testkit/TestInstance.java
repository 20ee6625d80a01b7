package io.openbroker.testkit;

import io.openbroker.testkit.internal.platform.Deed;
import io.openbroker.testkit.internal.platform.PlanReference;
import io.openbroker.testkit.internal.platform.RequestWriter.Resource;
import io.openbroker.testkit.internal.platform.Values;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A service instance of a {@link TestPlatform}. Immutable; errors are as there. */
public final class TestInstance {

    private final TestPlatform platform;
    private final String id;
    private final PlanReference plan;
    private final Optional<URI> dashboardUrl;

    TestInstance(TestPlatform platform, String id, PlanReference plan, Optional<URI> dashboardUrl) {
        this.platform = platform;
        this.id = id;
        this.plan = plan;
        this.dashboardUrl = dashboardUrl;
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
     * The plan.
     *
     * @return the name of the plan in the catalog
     */
    public String plan() {
        return plan.name();
    }

    /**
     * The dashboard.
     *
     * @return its URL, if the broker has named one
     */
    public Optional<URI> dashboardUrl() {
        return dashboardUrl;
    }

    /**
     * Lets another platform, such as {@code platform.loseResponse()} or {@code platform.as("admin")}, continue with this service instance.
     *
     * @param other a platform at the same broker
     * @return the service instance there
     */
    public TestInstance on(TestPlatform other) {
        return new TestInstance(other, id, plan, dashboardUrl);
    }

    Attempt<TestInstance> create(Map<String, Object> parameters) {
        return Attempt.begin(
                platform,
                new Deed<>(
                        "provisioning of " + plan.title(),
                        platform.requests().provision(id, plan, parameters),
                        resource(),
                        plan,
                        false,
                        Optional.of(platform.requests().creation(id, plan)),
                        Optional.empty(),
                        body -> with(plan, body)));
    }

    /**
     * Creates a service binding without parameters.
     *
     * @return the service binding, once it exists
     */
    public TestBinding bind() {
        return beginBind().await();
    }

    /**
     * Creates a service binding.
     *
     * @param parameters a record, a bean, a map, or a string with JSON
     * @return the service binding, once it exists
     */
    public TestBinding bind(Object parameters) {
        return beginBind(parameters).await();
    }

    /**
     * Begins to create a service binding without parameters.
     *
     * @return the attempt
     */
    public Attempt<TestBinding> beginBind() {
        return beginBind(Map.of());
    }

    /**
     * Begins to create a service binding.
     *
     * @param parameters as in {@link #bind(Object)}
     * @return the attempt
     */
    public Attempt<TestBinding> beginBind(Object parameters) {
        String application = UUID.randomUUID().toString();
        TestBinding binding = new TestBinding(platform, this, UUID.randomUUID().toString(), application, Map.of());
        return binding.create(Values.object(parameters));
    }

    /**
     * Changes parameters.
     *
     * @param parameters a record, a bean, a map, or a string with JSON
     * @return the service instance, once it has changed
     */
    public TestInstance update(Object parameters) {
        return beginUpdate(parameters).await();
    }

    /**
     * Begins to change parameters.
     *
     * @param parameters as in {@link #update(Object)}
     * @return the attempt
     */
    public Attempt<TestInstance> beginUpdate(Object parameters) {
        return beginChange(plan, parameters);
    }

    /**
     * Changes the plan.
     *
     * @param other as in {@link TestPlatform#provision(Object)}
     * @return the service instance, once it has changed
     */
    public TestInstance changePlan(Object other) {
        return beginChangePlan(other, Map.of()).await();
    }

    /**
     * Begins to change the plan, and parameters with it.
     *
     * @param other as in {@link TestPlatform#provision(Object)}
     * @param parameters as in {@link #update(Object)}
     * @return the attempt
     */
    public Attempt<TestInstance> beginChangePlan(Object other, Object parameters) {
        return beginChange(platform.plan(other), parameters);
    }

    private Attempt<TestInstance> beginChange(PlanReference after, Object parameters) {
        return Attempt.begin(
                platform,
                new Deed<>(
                        "update of " + plan.title() + (after.equals(plan) ? "" : " to " + after.title()),
                        platform.requests().update(id, plan, after, Values.object(parameters)),
                        resource(),
                        after,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        body -> with(after, body)));
    }

    /**
     * Fetches the service instance.
     *
     * @return the body of the response
     */
    public Map<String, Object> fetch() {
        return platform.fetch(resource(), plan, "service instance");
    }

    /** Deletes the service instance, and waits until it is gone. */
    public void deprovision() {
        TestInstance unused = beginDeprovision().await();
    }

    /**
     * Begins to delete the service instance.
     *
     * @return the attempt
     */
    public Attempt<TestInstance> beginDeprovision() {
        return Attempt.begin(platform, deletion());
    }

    private Deed<TestInstance> deletion() {
        return new Deed<>(
                "deprovisioning of " + plan.title(),
                platform.requests().delete(resource(), plan),
                resource(),
                plan,
                true,
                Optional.empty(),
                Optional.empty(),
                body -> this);
    }

    PlanReference planReference() {
        return plan;
    }

    private TestInstance with(PlanReference after, Map<String, Object> body) {
        Optional<URI> url = Optional.ofNullable(body.get("dashboard_url"))
                .filter(String.class::isInstance)
                .map(text -> URI.create((String) text));
        return new TestInstance(platform, id, after, url.or(() -> dashboardUrl));
    }

    private Resource resource() {
        return new Resource(id, Optional.empty());
    }
}
