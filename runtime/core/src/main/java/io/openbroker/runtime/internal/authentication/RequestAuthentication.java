package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.RequestHead;
import java.util.Optional;

/**
 * How a request is authenticated.
 *
 * @param prefix the platform whose prefix the path has
 * @param head the request without the prefix
 */
public record RequestAuthentication(AuthenticationStep step, Optional<Platform> prefix, RequestHead head) {}
