package io.openbroker.runtime.internal.external;

import io.openbroker.model.Accepted;
import io.openbroker.model.OsbOperation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code operation} that a platform gets and sends back with each poll. What a polling handler must know beside its own
 * string stands in it, since nobody else remembers it.
 *
 * @param kind which operation was started
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param handed what the handler has given with {@link Accepted}
 */
public record OperationToken(OsbOperation kind, String serviceId, String planId, String handed) {

    private static final String SEPARATOR = ":";
    private static final int PARTS = 4;
    private static final Map<String, OsbOperation> KINDS = Arrays.stream(OsbOperation.values())
            .filter(OsbOperation::mutates)
            .collect(Collectors.toUnmodifiableMap(OperationToken::name, kind -> kind));

    /**
     * The text that platforms get.
     *
     * @throws IllegalStateException if it is longer than the specification allows
     */
    String text() {
        String text = String.join(SEPARATOR, name(kind), escaped(serviceId), escaped(planId), handed);
        if (text.length() > Accepted.MAX_LENGTH) {
            throw new IllegalStateException("Accepted has an operation id of " + handed.length()
                    + " characters; with the ids of offering and plan, which go before it, no more than "
                    + Accepted.MAX_LENGTH + " are allowed, so give a shorter one");
        }
        return text;
    }

    /** What stands in a text; empty if it is none that this broker has given out. */
    public static Optional<OperationToken> read(String text) {
        String[] parts = text.split(SEPARATOR, PARTS);
        if (parts.length < PARTS || parts[PARTS - 1].isEmpty()) {
            return Optional.empty();
        }
        try {
            String serviceId = plain(parts[1]);
            String planId = plain(parts[2]);
            return Optional.ofNullable(KINDS.get(parts[0]))
                    .map(kind -> new OperationToken(kind, serviceId, planId, parts[PARTS - 1]));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String name(OsbOperation kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String plain(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
}
