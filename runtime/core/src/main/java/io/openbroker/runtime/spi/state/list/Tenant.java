package io.openbroker.runtime.spi.state.list;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.List;
import java.util.Optional;

/**
 * Who a service instance belongs to on its platform, under the names of Cloud Foundry.
 *
 * <p>The organization is the first of {@code organization_guid}, {@code subaccount_id} (SAP), {@code customer_id} (meshStack)
 * and {@code clusterid} (Kubernetes) in the context; the space is the first of {@code space_guid}, {@code project_id}
 * (meshStack) and {@code namespace} (Kubernetes).
 *
 * @param organization the organization; empty if the context has none
 * @param space the space in the organization; empty if the context has none
 */
public record Tenant(String organization, String space) {

    private static final List<String> ORGANIZATION =
            List.of("organization_guid", "subaccount_id", "customer_id", "clusterid");
    private static final List<String> SPACE = List.of("space_guid", "project_id", "namespace");

    /** What SAP Service Manager sends for an organization or space that does not exist. */
    private static final String NONE = "-";

    /**
     * The tenant in a context.
     *
     * @return the tenant
     */
    public static Tenant of(Context context) {
        return new Tenant(first(context, ORGANIZATION), first(context, SPACE));
    }

    /**
     * The tenant of a service instance; while its context is being updated, the one of the new context.
     *
     * @return the tenant
     */
    public static Tenant of(StoredInstance row) {
        return of(Context.of(row.pending().orElseGet(row::current).context()));
    }

    private static String first(Context context, List<String> names) {
        return names.stream()
                .map(context::text)
                .flatMap(Optional::stream)
                .filter(value -> !value.equals(NONE))
                .findFirst()
                .orElse("");
    }
}
