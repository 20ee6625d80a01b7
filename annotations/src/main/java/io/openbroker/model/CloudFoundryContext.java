package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * The context of a request from Cloud Foundry (OSB v2.17 profile, Cloud Foundry Context Object).
 *
 * @param properties all that the platform sent
 */
public record CloudFoundryContext(Map<String, Object> properties) implements Context {

    /** The value of {@code platform}. */
    public static final String PLATFORM = "cloudfoundry";

    @Override
    public String platform() {
        return PLATFORM;
    }

    /**
     * The GUID of the organization.
     *
     * @return the value of {@code organization_guid}, if sent
     */
    public Optional<String> organizationGuid() {
        return text("organization_guid");
    }

    /**
     * The name of the organization, which may change.
     *
     * @return the value of {@code organization_name}, if sent
     */
    public Optional<String> organizationName() {
        return text("organization_name");
    }

    /**
     * The GUID of the space.
     *
     * @return the value of {@code space_guid}, if sent
     */
    public Optional<String> spaceGuid() {
        return text("space_guid");
    }

    /**
     * The name of the space, which may change.
     *
     * @return the value of {@code space_name}, if sent
     */
    public Optional<String> spaceName() {
        return text("space_name");
    }

    /**
     * The name of the service instance, which may change.
     *
     * @return the value of {@code instance_name}, if sent
     */
    public Optional<String> instanceName() {
        return text("instance_name");
    }

    /** Names the platform only: the properties are about people, and may be anything. */
    @Override
    public String toString() {
        return "CloudFoundryContext[platform=" + PLATFORM + "]";
    }
}
