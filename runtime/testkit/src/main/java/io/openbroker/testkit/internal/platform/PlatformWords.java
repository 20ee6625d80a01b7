package io.openbroker.testkit.internal.platform;

import java.util.Map;
import java.util.Optional;

/** What is particular to the requests of a platform. Each map is a new one that may be changed. */
public interface PlatformWords {

    /** The name of the platform in originating identities and contexts. */
    String name();

    /** The originating identity. */
    Map<String, Object> user(PlatformSettings settings);

    /**
     * The context.
     *
     * @param instanceName the name that the user has given to the service instance
     */
    Map<String, Object> context(PlatformSettings settings, Optional<String> instanceName);

    /** The members of a request to provision that name the organization and the space. */
    Map<String, Object> owner(PlatformSettings settings);

    /** The members of a request to bind that name what is bound. */
    Map<String, Object> bound(PlatformSettings settings, String application);

    /** The members of a request to update, without context and parameters. */
    Map<String, Object> update(PlatformSettings settings, PlanReference before, PlanReference after);
}
