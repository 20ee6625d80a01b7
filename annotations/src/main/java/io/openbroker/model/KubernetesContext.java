package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * The context of a request from Kubernetes (OSB v2.17 profile, Kubernetes Context Object).
 *
 * @param properties all that the platform sent
 */
public record KubernetesContext(Map<String, Object> properties) implements Context {

    /** The value of {@code platform}. */
    public static final String PLATFORM = "kubernetes";

    @Override
    public String platform() {
        return PLATFORM;
    }

    /**
     * The namespace in which the service instance is visible.
     *
     * @return the value of {@code namespace}, if sent
     */
    public Optional<String> namespace() {
        return text("namespace");
    }

    /**
     * The cluster from which the request came.
     *
     * @return the value of {@code clusterid}, if sent
     */
    public Optional<String> clusterId() {
        return text("clusterid");
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
        return "KubernetesContext[platform=" + PLATFORM + "]";
    }
}
