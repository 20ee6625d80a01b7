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
 * The {@code operation} that a platform receives and sends back with each poll. It carries everything that the polling handler
 * needs, since there is no state.
 *
 * @param kind the operation that was started
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param handed the operation id in {@link Accepted}
 */
public record OperationToken(OsbOperation kind, String serviceId, String planId, String handed) {

    private static final String SEPARATOR = ":";
    private static final int PARTS = 4;
    private static final Map<String, OsbOperation> KINDS = Arrays.stream(OsbOperation.values())
            .filter(OsbOperation::mutates)
            .collect(Collectors.toUnmodifiableMap(OperationToken::name, kind -> kind));

    /**
     * The text that platforms receive.
     *
     * @throws IllegalStateException if it is longer than the specification allows
     */
    String text() {
        String text = String.join(SEPARATOR, name(kind), escaped(serviceId), escaped(planId), handed);
        if (text.length() > Accepted.MAX_LENGTH) {
            throw new IllegalStateException("The operation id in Accepted has " + handed.length()
                    + " characters; together with the ids of offering and plan, at most " + Accepted.MAX_LENGTH
                    + " are allowed. Use a shorter one");
        }
        return text;
    }

    /** Reads a text; empty if this broker cannot have written it. */
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
