package io.openbroker.testkit.internal.platform;

import java.time.Duration;

/**
 * Who uses a platform, and how.
 *
 * @param apiVersion the version of the API that it sends
 * @param user the name of the user
 * @param organization the organization of Cloud Foundry, or the cluster of Kubernetes
 * @param space the space of Cloud Foundry, or the namespace of Kubernetes
 * @param asynchronous whether it accepts asynchronous operations
 * @param repeating whether it sends each change twice at once
 * @param deadline how long it waits for an operation
 */
public record PlatformSettings(
        String apiVersion,
        String user,
        String organization,
        String space,
        boolean asynchronous,
        boolean repeating,
        Duration deadline) {

    public PlatformSettings withApiVersion(String value) {
        return new PlatformSettings(value, user, organization, space, asynchronous, repeating, deadline);
    }

    public PlatformSettings withUser(String value) {
        return new PlatformSettings(apiVersion, value, organization, space, asynchronous, repeating, deadline);
    }

    public PlatformSettings withOrganization(String value) {
        return new PlatformSettings(apiVersion, user, value, space, asynchronous, repeating, deadline);
    }

    public PlatformSettings withSpace(String value) {
        return new PlatformSettings(apiVersion, user, organization, value, asynchronous, repeating, deadline);
    }

    public PlatformSettings withAsynchronous(boolean value) {
        return new PlatformSettings(apiVersion, user, organization, space, value, repeating, deadline);
    }

    public PlatformSettings withRepeating(boolean value) {
        return new PlatformSettings(apiVersion, user, organization, space, asynchronous, value, deadline);
    }

    public PlatformSettings withDeadline(Duration value) {
        return new PlatformSettings(apiVersion, user, organization, space, asynchronous, repeating, value);
    }
}
