package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHeaders;
import io.openbroker.runtime.server.RequestIdentityHeader;
import java.util.Optional;

/**
 * The identity of a request, and the rejection of one that cannot be used.
 *
 * @param identity the identity that is returned and logged
 * @param rejection the response to a request whose own identity cannot be used
 */
record IdentityHeader(RequestIdentity identity, Optional<Rejection> rejection) {

    static final String NAME = RequestIdentityHeader.NAME;

    static IdentityHeader of(RequestHeaders headers) {
        RequestIdentityHeader header = RequestIdentityHeader.of(headers);
        return header.accepted()
                ? new IdentityHeader(header.identity(), Optional.empty())
                : new IdentityHeader(header.identity(), Optional.of(rejected()));
    }

    private static Rejection rejected() {
        return Rejection.of(
                Outcome.MALFORMED,
                "The header " + NAME + " is not usable. Send one value of at most " + RequestIdentityHeader.MAX_LENGTH
                        + " characters without control characters.");
    }
}
