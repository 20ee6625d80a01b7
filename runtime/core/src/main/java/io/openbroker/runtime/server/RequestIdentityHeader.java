package io.openbroker.runtime.server;

import io.openbroker.model.RequestIdentity;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of a request (OSB v2.17, "Request Identity"), which every response carries: the identity that the client
 * has sent, or a new one if that is absent or unfit for logs and headers.
 *
 * @param accepted whether the client's identity is used, or absent; {@code false} if it was replaced
 */
public record RequestIdentityHeader(RequestIdentity identity, boolean accepted) {

    /** The name of the header. */
    public static final String NAME = "X-Broker-API-Request-Identity";

    /** The maximum length of a client's identity; longer ones are replaced. */
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
        // Headers of responses cannot carry characters beyond Latin-1.
        return value.length() <= MAX_LENGTH
                && PrintableText.isPrintable(value)
                && value.chars().allMatch(c -> c <= 0xFF);
    }

    // A version 4 UUID of cheap random numbers: it identifies log lines, and need not be hard to guess.
    private static RequestIdentity random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RequestIdentity(new UUID(high, low).toString());
    }
}
