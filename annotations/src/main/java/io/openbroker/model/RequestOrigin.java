package io.openbroker.model;

import java.util.Optional;

/**
 * Where a request came from.
 *
 * @param platform the platform as which it was authenticated
 * @param originatingIdentity the user who caused it, if the platform sent one
 * @param requestIdentity the identity by which it is found in logs
 */
public record RequestOrigin(
        Platform platform, Optional<OriginatingIdentity> originatingIdentity, RequestIdentity requestIdentity) {}
