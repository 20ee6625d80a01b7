package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.ListedBinding;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds the differences between what a platform has and what the broker knows. Changes nothing. Safe for use by many threads. */
public final class Reconciliation {

    private final BrokerAdmin broker;
    private final PlatformListReader reader;
    private final Clock clock;

    public Reconciliation(BrokerAdmin broker, CatalogIds catalog, Limits limits, Clock clock) {
        this.broker = broker;
        this.reader = new PlatformListReader(limits, catalog);
        this.clock = clock;
    }

    /**
     * What to compare, and how to write the result.
     *
     * @param platform the name of the platform, if the query of the request has it
     * @param page the page of the differences, from 0
     * @param limit the maximum number of rows of each list in a page
     * @param instance writes a service instance
     * @param binding writes a service binding
     */
    public record Request(
            Optional<String> platform,
            long page,
            int limit,
            Function<ListedInstance, JsonBody> instance,
            Function<ListedBinding, JsonBody> binding) {}

    /**
     * The differences.
     *
     * @param body lists of them
     * @param platform the name of the platform
     * @param more whether there are more pages
     */
    public record Differences(JsonBody body, String platform, boolean more) {}

    /**
     * Compares.
     *
     * @param body what the platform has
     * @throws io.openbroker.runtime.internal.response.Rejection if the body is not supported
     */
    public Differences compare(Request request, byte[] body) {
        PlatformList list = reader.read(body);
        String platform = platform(request.platform(), list.platform());
        ResourceQuery query = new ResourceQuery(
                Optional.of(platform),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Comparison comparison =
                new Comparison(list, clock.instant(), request.page() * request.limit(), request.limit());
        all(page -> broker.instances(query, page), row -> comparison.instance(row, request.instance()));
        all(page -> broker.bindings(query, page), row -> comparison.binding(row, request.binding()));
        return new Differences(comparison.body(), platform, comparison.hasMore());
    }

    private static String platform(Optional<String> inQuery, Optional<String> inBody) {
        if (inQuery.isPresent() && inBody.isPresent() && !inQuery.equals(inBody)) {
            throw Malformed.because("platform in the query is \"" + inQuery.get() + "\", and in the body \""
                    + inBody.get() + "\". Send it once.");
        }
        return inQuery.or(() -> inBody)
                .orElseThrow(() -> Malformed.because(
                        "platform is missing. Send its name, such as default, in the query, or in the body"
                                + " with instances."));
    }

    private static <T> void all(Function<PageRequest, Page<T>> list, Consumer<T> row) {
        Page<T> page = list.apply(PageRequest.first(PageRequest.MOST));
        page.rows().forEach(row);
        while (page.next().isPresent()) {
            page = list.apply(new PageRequest(page.next(), PageRequest.MOST));
            page.rows().forEach(row);
        }
    }
}
