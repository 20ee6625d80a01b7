package io.openbroker.sample.benchmarks.state;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The first fifty rows of lists, and the next ones, with each filter. */
enum ListedPage {
    INSTANCES(instances(ResourceQuery.ALL)),
    INSTANCES_OF_PLATFORM(instances(of(Filter.PLATFORM, ListedRows.RARE))),
    INSTANCES_IN_STATE(instances(of(Filter.STATE, ListedRows.RARE))),
    INSTANCES_OF_SERVICE(instances(of(Filter.SERVICE, ListedRows.RARE))),
    INSTANCES_OF_PLAN(instances(of(Filter.PLAN, ListedRows.RARE))),
    INSTANCES_OF_COMMON_PLAN(instances(of(Filter.PLAN, ListedRows.COMMON))),
    INSTANCES_SEARCHED(instances(of(Filter.SEARCH, "a-"))),
    INSTANCES_SEARCHED_AMONG_MANY(instances(of(Filter.SEARCH, "b-"))),
    BINDINGS(bindings(ResourceQuery.ALL)),
    BINDINGS_OF_PLATFORM(bindings(of(Filter.PLATFORM, ListedRows.RARE))),
    BINDINGS_IN_STATE(bindings(of(Filter.STATE, ListedRows.RARE))),
    BINDINGS_OF_SERVICE(bindings(of(Filter.SERVICE, ListedRows.RARE))),
    BINDINGS_OF_PLAN(bindings(of(Filter.PLAN, ListedRows.RARE))),
    BINDINGS_SEARCHED(bindings(of(Filter.SEARCH, "a-"))),
    OPERATIONS(operations(OperationQuery.ALL)),
    OPERATIONS_OF_PLATFORM(operations(operations(Optional.of(ListedRows.RARE), Optional.empty(), Optional.empty()))),
    OPERATIONS_IN_STATE(operations(operations(Optional.empty(), Optional.of(State.FAILED), Optional.empty()))),
    OPERATIONS_OF_KIND(operations(operations(Optional.empty(), Optional.empty(), Optional.of(OsbOperation.UPDATE))));

    private static final int LIMIT = 50;

    private enum Filter {
        PLATFORM,
        STATE,
        SERVICE,
        PLAN,
        SEARCH
    }

    // A function is not immutable for all that the compiler knows.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<BrokerAdmin, PageRequest, Page<?>> list;

    ListedPage(BiFunction<BrokerAdmin, PageRequest, Page<?>> list) {
        this.list = list;
    }

    /** Reads two pages. Returns the number of their rows. */
    int read(BrokerAdmin broker) {
        Page<?> first = list.apply(broker, PageRequest.first(LIMIT));
        Page<?> second = first.next().isPresent()
                ? list.apply(broker, new PageRequest(first.next(), LIMIT))
                : new Page<>(List.of(), Optional.empty());
        return first.rows().size() + second.rows().size();
    }

    private static BiFunction<BrokerAdmin, PageRequest, Page<?>> instances(ResourceQuery query) {
        return (broker, page) -> broker.instances(query, page);
    }

    private static BiFunction<BrokerAdmin, PageRequest, Page<?>> bindings(ResourceQuery query) {
        return (broker, page) -> broker.bindings(query, page);
    }

    private static BiFunction<BrokerAdmin, PageRequest, Page<?>> operations(OperationQuery query) {
        return (broker, page) -> broker.operations(query, page);
    }

    private static ResourceQuery of(Filter filter, String value) {
        Optional<String> text = Optional.of(value);
        Optional<String> none = Optional.empty();
        return new ResourceQuery(
                filter == Filter.PLATFORM ? text : none,
                Optional.empty(),
                filter == Filter.STATE ? Optional.of(Phase.FAILED) : Optional.empty(),
                filter == Filter.SERVICE ? text : none,
                filter == Filter.PLAN ? text : none,
                filter == Filter.SEARCH ? text : none);
    }

    private static OperationQuery operations(
            Optional<String> platform, Optional<State> state, Optional<OsbOperation> kind) {
        return new OperationQuery(platform, Optional.empty(), state, kind, Optional.empty());
    }
}
