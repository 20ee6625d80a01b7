package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * The user who caused a request (OSB v2.17, "Originating Identity").
 *
 * @param platform the kind of platform, such as {@code "cloudfoundry"} or {@code "kubernetes"}
 * @param properties what the platform says of the user; the keys depend on the platform
 */
public record OriginatingIdentity(String platform, Map<String, Object> properties) {

    /**
     * The user's identity on Cloud Foundry ({@code user_id}) or Kubernetes ({@code uid}).
     *
     * @return the identity, if the platform is one of the two and sent it
     */
    public Optional<String> userId() {
        Object id = switch (platform) {
            case CloudFoundryContext.PLATFORM -> properties.get("user_id");
            case KubernetesContext.PLATFORM -> properties.get("uid");
            default -> null;
        };
        return Optional.ofNullable(id instanceof String text ? text : null);
    }

    /** Names the platform only: the properties are about a person, and do not belong into a log. */
    @Override
    public String toString() {
        return "OriginatingIdentity[platform=" + platform + "]";
    }
}
