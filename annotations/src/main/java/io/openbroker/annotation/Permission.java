package io.openbroker.annotation;

/** A permission that the user must grant to the service (OSB v2.17, Service Offering Object, {@code requires}). */
public enum Permission {
    /** Bindings return {@code syslog_drain_url}. */
    SYSLOG_DRAIN,
    /** Bindings return {@code route_service_url}. */
    ROUTE_FORWARDING,
    /** Bindings return {@code volume_mounts}. */
    VOLUME_MOUNT
}
