package io.openbroker.testkit;

import java.util.Optional;

/**
 * A response with an error.
 *
 * @param status the HTTP status
 * @param error the error code, such as {@code AsyncRequired}
 * @param description the description for users
 */
public record Rejection(int status, Optional<String> error, Optional<String> description) {}
