package io.openbroker.runtime.internal.admin;

import static io.openbroker.runtime.internal.request.QueryParameters.place;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.request.QueryParameters;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of an admin's request. Immutable. */
final class AdminQuery {

    private static final String PLATFORM = "platform";
    private static final String STATE = "state";
    private static final String KIND = "kind";
    private static final String INSTANCE = "instance";
    private static final String BINDING = "binding";
    private static final String OLDER_THAN = "older_than_seconds";
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";
    private static final List<String> OF_RESOURCES = List.of(PLATFORM, STATE, INSTANCE, LIMIT, AFTER);
    private static final List<String> OF_OPERATIONS =
            List.of(PLATFORM, STATE, KIND, OLDER_THAN, INSTANCE, BINDING, LIMIT, AFTER);

    private static final int DEFAULT_LIMIT = 100;

    private final QueryParameters parameters;

    private AdminQuery(QueryParameters parameters) {
        this.parameters = parameters;
    }

    /** The query of a list of service instances or service bindings. */
    static AdminQuery ofResources(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, OF_RESOURCES));
    }

    /** The query of a list of operations. */
    static AdminQuery ofOperations(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, OF_OPERATIONS));
    }

    /** The query of a comparison with a platform. */
    static AdminQuery ofReconciliation(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, List.of(PLATFORM, LIMIT, AFTER)));
    }

    /** Rejects queries that are not empty. */
    static void checkEmpty(String raw) {
        QueryParameters.strict(raw, List.of());
    }

    Optional<String> platform() {
        return parameters.value(PLATFORM);
    }

    /** The number of a page that is counted, from 0. */
    long pageNumber() {
        return parameters
                .value(AFTER)
                .map(AdminJson::decoded)
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}")) {
                        throw wrongPosition();
                    }
                    return Long.parseLong(text);
                })
                .orElse(0L);
    }

    /** The maximum number of differences of each kind in a page. */
    int pageOfDifferences() {
        return number(LIMIT, PageRequest.MOST)
                .map(limit -> Math.max(1, limit.intValue()))
                .orElse(PageRequest.MOST);
    }

    PageRequest page() {
        int limit = number(LIMIT, PageRequest.MOST).map(Long::intValue).orElse(DEFAULT_LIMIT);
        return new PageRequest(parameters.value(AFTER).map(AdminJson::decoded), Math.max(1, limit));
    }

    /** Rejects a position that is not the end of a page. */
    static Rejection wrongPosition() {
        return Malformed.because(
                place(AFTER) + " is not the end of a page. Send the value of next in the page before.");
    }

    ResourceQuery resources() {
        return new ResourceQuery(parameters.value(PLATFORM), instance(), word(STATE, Phase.class));
    }

    OperationQuery operations(Clock clock) {
        Optional<String> binding = parameters.value(BINDING);
        Optional<ResourceKey> resource = instance().map(key -> ResourceKey.of(key, binding));
        if (resource.isEmpty() && binding.isPresent()) {
            throw Malformed.because(place(BINDING) + " is there without instance. Add the id of its service instance.");
        }
        return new OperationQuery(
                parameters.value(PLATFORM),
                resource,
                word(STATE, State.class),
                word(KIND, OsbOperation.class),
                number(OLDER_THAN, Integer.MAX_VALUE)
                        .map(seconds -> clock.instant().minusSeconds(seconds)));
    }

    private Optional<InstanceKey> instance() {
        return parameters.value(INSTANCE).map(id -> new InstanceKey(platformOfInstance(), id));
    }

    private String platformOfInstance() {
        return parameters
                .value(PLATFORM)
                .orElseThrow(
                        () -> Malformed.because(place(INSTANCE) + " is there without platform, within which ids are"
                                + " unique. Add the name of the platform, such as default."));
    }

    private Optional<Long> number(String name, int max) {
        return parameters.value(name).map(text -> {
            if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= max) {
                return Long.parseLong(text);
            }
            throw Malformed.because(place(name) + " is \"" + text + "\". Send a whole number from 0 to " + max + ".");
        });
    }

    private <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return parameters
                .value(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> Malformed.because(place(name) + " is \"" + text + "\". Send one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(AdminQuery::word)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    /** How a constant is written in queries and responses. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
