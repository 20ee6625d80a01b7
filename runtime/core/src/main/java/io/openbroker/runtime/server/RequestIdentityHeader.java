package io.openbroker.runtime.server;

import io.openbroker.model.RequestIdentity;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of a request (OSB v2.17, "Request Identity"), which every response carries: the one that the client has sent, or
 * a new one if it has sent none, or none that can stand in a log and a header.
 *
 * @param identity the identity
 * @param accepted whether the client's own is used, or it has sent none
 */
public record RequestIdentityHeader(RequestIdentity identity, boolean accepted) {

    /** The name of the header. */
    public static final String NAME = "X-Broker-API-Request-Identity";

    /** The longest identity that is used. */
    public static final int MAX_LENGTH = 255;

    /**
     * The identity of a request.
     *
     * @param headers its headers
     * @return the identity
     */
    public static RequestIdentityHeader of(RequestHeaders headers) {
        List<String> values = headers.values(NAME);
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return new RequestIdentityHeader(random(), true);
        }
        return values.stream().distinct().count() == 1 && isUsable(values.get(0))
                ? new RequestIdentityHeader(new RequestIdentity(values.get(0)), true)
                : new RequestIdentityHeader(random(), false);
    }

    private static boolean isUsable(String value) {
        // Beyond Latin-1 nothing could be sent back in a header.
        return value.length() <= MAX_LENGTH && value.chars().noneMatch(c -> Character.isISOControl(c) || c > 0xFF);
    }

    // A version 4 UUID of cheap random numbers: it is there to be found in a log, not to be hard to guess.
    private static RequestIdentity random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RequestIdentity(new UUID(high, low).toString());
    }
}
