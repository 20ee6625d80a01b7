package io.openbroker.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a handler about a service instance (OSB v2.17, "Provisioning", Body, and Service Instance Metadata).
 *
 * @param dashboardUrl the URL of a web page on which users manage the service instance
 * @param labels what matters to the platform's users, and does not change what the platform does
 * @param attributes what may change what the platform does; values are JSON values
 * @param existed whether it was there already, just as a provision asks for it
 */
public record ServiceInstance(
        Optional<String> dashboardUrl, Map<String, String> labels, Map<String, Object> attributes, boolean existed)
        implements InstanceResult {

    /** A service instance without a dashboard or metadata. */
    public static final ServiceInstance EMPTY = new ServiceInstance(Optional.empty(), Map.of(), Map.of());

    /**
     * Keeps copies of the maps, in the order given.
     *
     * @param dashboardUrl the URL of a web page on which users manage the service instance
     * @param labels what matters to the platform's users, and does not change what the platform does
     * @param attributes what may change what the platform does; values are JSON values
     * @param existed whether it was there already, just as a provision asks for it
     */
    public ServiceInstance {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * A service instance that was not there before.
     *
     * @param dashboardUrl the URL of a web page on which users manage the service instance
     * @param labels what matters to the platform's users, and does not change what the platform does
     * @param attributes what may change what the platform does; values are JSON values
     */
    public ServiceInstance(Optional<String> dashboardUrl, Map<String, String> labels, Map<String, Object> attributes) {
        this(dashboardUrl, labels, attributes, false);
    }

    /**
     * Marks the service instance as existing with the requested plan and parameters: the platform receives 200 instead of 201. If it
     * exists with others, throw a {@linkplain BrokerException#conflict conflict}.
     *
     * @return the service instance with it
     */
    public ServiceInstance asExisting() {
        return new ServiceInstance(dashboardUrl, labels, attributes, true);
    }

    /**
     * A service instance with a dashboard.
     *
     * @param url the dashboard's URL
     * @return the service instance
     */
    public static ServiceInstance withDashboard(String url) {
        return new ServiceInstance(Optional.of(url), Map.of(), Map.of());
    }

    /**
     * Adds a label.
     *
     * @param key the label's name
     * @param value its value
     * @return the service instance with it
     */
    public ServiceInstance label(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new ServiceInstance(dashboardUrl, more, attributes, existed);
    }

    /**
     * Adds an attribute.
     *
     * @param key the attribute's name
     * @param value its value: a string, number, boolean, map or list
     * @return the service instance with it
     */
    public ServiceInstance attribute(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(key, value);
        return new ServiceInstance(dashboardUrl, labels, more, existed);
    }

    /** Leaves the attributes out, which may be anything. */
    @Override
    public String toString() {
        return "ServiceInstance[dashboardUrl=" + dashboardUrl + ", labels=" + labels + "]";
    }
}
