package io.openbroker.conformance;

import java.util.Optional;

/**
 * A resource that a run created, or may have created, and could not delete.
 *
 * @param instanceId the id of the service instance, percent-encoded as it was sent
 * @param bindingId the id of the service binding, percent-encoded; empty if the service instance itself is left
 * @param serviceId the id of the service offering
 * @param planId the id of the service plan
 * @param reason a sentence that says why it was not deleted
 * @param deletion the request that deletes it: method, path and query
 */
public record Leftover(
        String instanceId,
        Optional<String> bindingId,
        String serviceId,
        String planId,
        String reason,
        String deletion) {}
