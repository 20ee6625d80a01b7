package io.openbroker.model;

/**
 * The identity of one request, to find it in logs (OSB v2.17, "Request Identity").
 *
 * @param value what the platform sent in {@code X-Broker-API-Request-Identity}, or what the runtime made up if it sent
 *     none
 */
public record RequestIdentity(String value) {}
