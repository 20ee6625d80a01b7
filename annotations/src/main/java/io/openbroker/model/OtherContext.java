package io.openbroker.model;

import java.util.Map;

/**
 * The context of a request from a platform for which the profile defines none, or of a request without one.
 *
 * @param platform the kind of platform, or an empty string if the request does not say
 * @param properties all that the platform sent
 */
public record OtherContext(String platform, Map<String, Object> properties) implements Context {
    /** Names the platform only: the properties are about people, and may be anything. */
    @Override
    public String toString() {
        return "OtherContext[platform=" + platform + "]";
    }
}
