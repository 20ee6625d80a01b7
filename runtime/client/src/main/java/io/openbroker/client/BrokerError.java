package io.openbroker.client;

import java.util.Optional;

/**
 * The body of a response that is an error.
 *
 * @param error the code, such as {@code ConcurrencyError}
 * @param description meant for the user of the platform
 * @param instanceUsable whether a service instance can still be used after a failed update or deprovision
 * @param updateRepeatable whether a failed update can be repeated
 */
public record BrokerError(
        Optional<String> error,
        Optional<String> description,
        Optional<Boolean> instanceUsable,
        Optional<Boolean> updateRepeatable) {

    /** No body, or one that says nothing. */
    public static final BrokerError NONE =
            new BrokerError(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return error.map(code -> code + ": ").orElse("") + description.orElse("no description");
    }
}
