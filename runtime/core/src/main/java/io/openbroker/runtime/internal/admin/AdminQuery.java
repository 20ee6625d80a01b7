package io.openbroker.runtime.internal.admin;

import static io.openbroker.runtime.internal.request.QueryParameters.place;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.runtime.internal.audit.RecentLines;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.request.QueryParameters;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.PrintableText;
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
    private static final String OPERATION = "operation";
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";
    private static final String SERVICE = "service";
    private static final String PLAN = "plan";
    private static final String SEARCH = "search";
    private static final List<String> OF_INSTANCES =
            List.of(PLATFORM, STATE, SERVICE, PLAN, SEARCH, INSTANCE, LIMIT, AFTER);
    private static final List<String> OF_BINDINGS =
            List.of(PLATFORM, STATE, SERVICE, PLAN, SEARCH, INSTANCE, BINDING, LIMIT, AFTER);
    private static final List<String> OF_OPERATIONS =
            List.of(PLATFORM, STATE, KIND, OLDER_THAN, INSTANCE, BINDING, LIMIT, AFTER);

    private static final List<String> OF_AUDIT = List.of(PLATFORM, INSTANCE, BINDING, OPERATION, LIMIT);

    private static final int DEFAULT_LIMIT = 100;

    /** No longer one can be an id. */
    private static final int MAX_LENGTH = 1_024;

    private final QueryParameters parameters;

    private AdminQuery(QueryParameters parameters) {
        this.parameters = parameters;
    }

    /** The query of a list of service instances. */
    static AdminQuery ofInstances(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, OF_INSTANCES));
    }

    /** The query of a list of service bindings. */
    static AdminQuery ofBindings(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, OF_BINDINGS));
    }

    /** The query of one service instance or service binding. */
    static AdminQuery ofResource(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, List.of(PLATFORM)));
    }

    /** The query of lines of the audit log. */
    static AdminQuery ofAudit(String raw) {
        return new AdminQuery(QueryParameters.strict(raw, OF_AUDIT));
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
        return new PageRequest(parameters.value(AFTER).map(AdminJson::decoded), limit(PageRequest.MOST));
    }

    int limit(int most) {
        return Math.max(1, number(LIMIT, most).map(Long::intValue).orElse(DEFAULT_LIMIT));
    }

    RecentLines.Filter lines() {
        return new RecentLines.Filter(text(PLATFORM), text(INSTANCE), text(BINDING), text(OPERATION));
    }

    /** Rejects a position that is not the end of a page. */
    static Rejection wrongPosition() {
        return Malformed.because(
                place(AFTER) + " is not the end of a page. Send the value of next in the page before.");
    }

    ResourceQuery resources() {
        return new ResourceQuery(
                text(PLATFORM), resource(), word(STATE, Phase.class), text(SERVICE), text(PLAN), text(SEARCH));
    }

    /** The platform of one service instance or service binding; the one without a prefix unless the query says another. */
    String platformOrDefault() {
        return text(PLATFORM).orElse(Platform.DEFAULT.name());
    }

    OperationQuery operations(Clock clock) {
        return new OperationQuery(
                text(PLATFORM),
                resource(),
                word(STATE, State.class),
                word(KIND, OsbOperation.class),
                number(OLDER_THAN, Integer.MAX_VALUE)
                        .map(seconds -> clock.instant().minusSeconds(seconds)));
    }

    private Optional<ResourceKey> resource() {
        Optional<String> binding = text(BINDING);
        Optional<ResourceKey> resource =
                text(INSTANCE).map(id -> ResourceKey.of(new InstanceKey(platformOfInstance(), id), binding));
        if (resource.isEmpty() && binding.isPresent()) {
            throw Malformed.because(place(BINDING) + " is there without instance. Add the id of its service instance.");
        }
        return resource;
    }

    private String platformOfInstance() {
        return text(PLATFORM)
                .orElseThrow(
                        () -> Malformed.because(place(INSTANCE) + " is there without platform, within which ids are"
                                + " unique. Add the name of the platform, such as default."));
    }

    /** A text as ids and names are, so that no database rejects it. */
    private Optional<String> text(String name) {
        Optional<String> value = parameters.value(name);
        if (value.filter(text -> text.length() > MAX_LENGTH || !PrintableText.isPrintable(text))
                .isPresent()) {
            throw Malformed.because(place(name) + " is too long or has a control or invisible character. Send at most "
                    + MAX_LENGTH + " characters without such ones.");
        }
        return value;
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
