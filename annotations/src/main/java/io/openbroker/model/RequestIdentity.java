package io.openbroker.model;

/**
 * The identity of one request, to find it in logs (OSB v2.17, "Request Identity").
 *
 * @param value the value of the header {@code X-Broker-API-Request-Identity}, or a generated one if the platform sent
 *     none
 */
public record RequestIdentity(String value) {}
