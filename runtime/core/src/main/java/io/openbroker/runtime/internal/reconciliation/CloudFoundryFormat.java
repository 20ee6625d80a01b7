package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.internal.request.Fields;
import io.openbroker.runtime.internal.request.Malformed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pages of Cloud Foundry's API, version 3: service instances, credential bindings, route bindings, and service plans, by which the
 * service instances of other brokers are recognized. For use by one thread.
 */
final class CloudFoundryFormat implements ListFormat {

    private static final Set<String> IN_PROGRESS = Set.of("initial", "in progress");
    /** The parameters that leave out nothing that a broker serves. */
    private static final List<String> HARMLESS =
            List.of("page", "per_page", "order_by", "type", "service_plan_guids", "service_broker_names", "include");

    private final CatalogIds catalog;
    private final Map<String, PlatformEntry> instances = new LinkedHashMap<>();
    private final Map<String, String> planOfInstance = new HashMap<>();
    private final Map<String, Map<String, PlatformEntry>> bindings = new LinkedHashMap<>();
    private final Set<String> plans = new HashSet<>();
    private final Map<String, Pages> pages = new LinkedHashMap<>();
    private int entries;

    /** What was sent of a list that may have many pages. */
    private record Pages(long sent, long total) {}

    CloudFoundryFormat(CatalogIds catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "cloudfoundry";
    }

    @Override
    public String array() {
        return "resources";
    }

    @Override
    public void entry(Fields entry) {
        entries++;
        String guid = entry.requiredText("guid");
        Optional<Fields> relationships = entry.fields("relationships");
        Optional<String> instance = relationships.flatMap(related -> guid(related, "service_instance"));
        if (instance.isPresent()) {
            bindings.computeIfAbsent(instance.get(), absent -> new LinkedHashMap<>())
                    .put(guid, platformEntry(entry));
        } else if (relationships
                .flatMap(related -> guid(related, "service_offering"))
                .isPresent()) {
            if (catalog.plans().contains(entry.requiredFields("broker_catalog").requiredText("id"))) {
                plans.add(guid);
            }
        } else if (entry.demandOneOf("type", List.of("managed", "user-provided"))
                .equals("managed")) {
            instances.put(guid, platformEntry(entry));
            relationships
                    .flatMap(related -> guid(related, "service_plan"))
                    .ifPresent(plan -> planOfInstance.put(guid, plan));
        }
    }

    private static Optional<String> guid(Fields relationships, String name) {
        return relationships
                .fields(name)
                .flatMap(related -> related.fields("data"))
                .map(data -> data.requiredText("guid"));
    }

    private static PlatformEntry platformEntry(Fields entry) {
        return new PlatformEntry(
                entry.text("name"),
                entry.fields("last_operation")
                        .flatMap(operation -> operation.text("state"))
                        .filter(IN_PROGRESS::contains)
                        .isPresent(),
                entry.time("created_at"),
                false);
    }

    @Override
    public void end(Fields members, Set<String> arrays) {
        Fields pagination = members.requiredFields("pagination");
        String href = pagination.requiredFields("first").requiredText("href");
        int query = href.indexOf('?');
        checkFilters(query < 0 ? "" : href.substring(query + 1));
        String path = query < 0 ? href : href.substring(0, query);
        long total = pagination.requiredNumber("total_results");
        pages.merge(
                path.substring(path.lastIndexOf('/') + 1),
                new Pages(entries, total),
                (one, other) -> new Pages(one.sent() + other.sent(), Math.max(one.total(), other.total())));
        entries = 0;
    }

    private static void checkFilters(String query) {
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String name = parameter.replaceFirst("=.*", "");
            if (!HARMLESS.contains(name) && !name.startsWith("fields")) {
                throw Malformed.because("A page is filtered by " + name
                        + ", so what it does not have may exist nevertheless. Send the list without that filter.");
            }
        }
    }

    @Override
    public PlatformList list() {
        pages.forEach((name, sent) -> {
            if (sent.sent() < sent.total()) {
                throw Malformed.because("The pages of " + name + " have " + sent.sent() + " of " + sent.total()
                        + " entries. Send all pages, or ask for ?per_page=5000.");
            }
        });
        if (!pages.containsKey("service_instances")) {
            throw Malformed.because("There is no page of service instances. Send those of /v3/service_instances, too.");
        }
        if (pages.containsKey("service_plans")) {
            instances.replaceAll((guid, entry) ->
                    plans.contains(planOfInstance.getOrDefault(guid, "")) ? entry : entry.withOtherBroker());
        }
        boolean bound = pages.containsKey("service_credential_bindings");
        if (bound) {
            instances.keySet().forEach(guid -> bindings.computeIfAbsent(guid, absent -> new LinkedHashMap<>()));
        }
        return new PlatformList(
                name(),
                Optional.empty(),
                instances,
                bound ? bindings : Map.of(),
                "cf delete-service NAME removes a service instance that exists on Cloud Foundry only: the broker responds with"
                        + " 410 Gone. If the broker cannot be reached, cf purge-service-instance NAME does.");
    }
}
