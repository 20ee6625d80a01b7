package io.openbroker.runtime.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.http.RequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of a request (OSB v2.17, "Request Identity"): what the platform sent, or what is made up if it sent none, or
 * nothing that can stand in a log and a header.
 *
 * @param identity what is echoed and logged
 * @param refusal why the platform's own is not taken
 */
record IdentityHeader(RequestIdentity identity, Optional<Refusal> refusal) {

    static final String NAME = "X-Broker-API-Request-Identity";
    private static final int MAX_LENGTH = 255;

    static IdentityHeader of(RequestHeaders headers) {
        List<String> values = headers.values(NAME);
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return new IdentityHeader(madeUp(), Optional.empty());
        }
        if (values.stream().distinct().count() == 1 && isUsable(values.get(0))) {
            return new IdentityHeader(new RequestIdentity(values.get(0)), Optional.empty());
        }
        Refusal refusal = Refusal.of(
                Outcome.MALFORMED,
                "The header " + NAME + " is too long, has control characters, or is sent several times with different"
                        + " values; send one of at most " + MAX_LENGTH + " characters");
        return new IdentityHeader(madeUp(), Optional.of(refusal));
    }

    private static boolean isUsable(String value) {
        // Beyond Latin-1 nothing could be sent back in a header.
        return value.length() <= MAX_LENGTH && value.chars().noneMatch(c -> Character.isISOControl(c) || c > 0xFF);
    }

    // A version 4 UUID of cheap random numbers: it is there to be found in a log, not to be hard to guess.
    private static RequestIdentity madeUp() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RequestIdentity(new UUID(high, low).toString());
    }
}
