package io.openbroker.runtime.internal.management;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationQuery;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.ResourceQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked for after the question mark; nothing that is unknown or wrong is overlooked. */
final class ManagementQuery {

    static final String PLATFORM = "platform";
    static final String STATE = "state";
    static final String KIND = "kind";
    static final String INSTANCE = "instance";
    static final String BINDING = "binding";
    static final String OLDER_THAN = "older_than_seconds";
    static final String LIMIT = "limit";
    static final String AFTER = "after";

    private static final int INITIAL_LIMIT = 100;

    private final Map<String, String> values;

    private ManagementQuery(Map<String, String> values) {
        this.values = values;
    }

    /** Reads a query that may have these parameters. */
    static ManagementQuery parse(String raw, List<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw ManagementRefusal.wrong("The query has \"" + name + "\"; known are " + String.join(", ", known));
            }
            if (values.put(name, decoded(equals < 0 ? "" : pair.substring(equals + 1))) != null) {
                throw ManagementRefusal.wrong(name + " is given several times; give it once");
            }
        }
        return new ManagementQuery(values);
    }

    PageRequest page() {
        int limit = number(LIMIT, PageRequest.MOST).map(Long::intValue).orElse(INITIAL_LIMIT);
        return new PageRequest(value(AFTER).map(ManagementJson::place), Math.max(1, limit));
    }

    ResourceQuery resources() {
        return new ResourceQuery(value(PLATFORM), instance(), word(STATE, Phase.class));
    }

    OperationQuery operations(Clock clock) {
        Optional<ResourceKey> resource = instance()
                .map(key -> value(BINDING)
                        .<ResourceKey>map(binding -> new BindingKey(key, binding))
                        .orElse(key));
        if (resource.isEmpty() && value(BINDING).isPresent()) {
            throw ManagementRefusal.wrong("binding is given without instance; give the id of its service instance too");
        }
        return new OperationQuery(
                value(PLATFORM),
                resource,
                word(STATE, State.class),
                word(KIND, OsbOperation.class),
                number(OLDER_THAN, Integer.MAX_VALUE)
                        .map(seconds -> clock.instant().minusSeconds(seconds)));
    }

    private Optional<InstanceKey> instance() {
        return value(INSTANCE)
                .map(id -> new InstanceKey(
                        value(PLATFORM)
                                .orElseThrow(() -> ManagementRefusal.wrong("instance is given without platform; ids are"
                                        + " unique within a platform only, so give its name too, such as default")),
                        id));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private Optional<Long> number(String name, int most) {
        return value(name).map(text -> {
            if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most) {
                return Long.parseLong(text);
            }
            throw ManagementRefusal.wrong(name + " is \"" + text + "\"; give a whole number from 0 to " + most);
        });
    }

    private <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return value(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> ManagementRefusal.wrong(name + " is \"" + text + "\"; give one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(ManagementQuery::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /** How a constant is written, here and in answers. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ManagementRefusal.wrong(
                    "A percent sign is not followed by two hexadecimal digits; write a percent sign as %25");
        }
    }
}
