package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.internal.request.Fields;
import io.openbroker.runtime.internal.request.Malformed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists of Kubernetes Service Catalog: what {@code kubectl get} prints as JSON. For use by one thread. */
final class ServiceCatalogFormat implements ListFormat {

    private static final String API = "servicecatalog.k8s.io/";
    private static final List<String> OFFERING_IDS = List.of("clusterServiceClassExternalID", "serviceClassExternalID");
    private static final List<String> OFFERING_NAMES =
            List.of("clusterServiceClassExternalName", "serviceClassExternalName");

    private final CatalogIds catalog;
    private final Map<String, PlatformEntry> instances = new LinkedHashMap<>();
    private final Map<String, String> idsByName = new HashMap<>();
    private final Map<String, Map<String, PlatformEntry>> bindingsByName = new LinkedHashMap<>();
    private boolean bindingsListed;

    ServiceCatalogFormat(CatalogIds catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public String array() {
        return "items";
    }

    @Override
    public void entry(Fields entry) {
        if (entry.text("apiVersion").filter(version -> !version.startsWith(API)).isPresent()) {
            throw Malformed.because(entry.place("apiVersion") + " is not one of Service Catalog. Send lists of " + API
                    + "v1beta1, ServiceInstance and ServiceBinding.");
        }
        Fields spec = entry.requiredFields("spec");
        Fields metadata = entry.requiredFields("metadata");
        String namespace = metadata.requiredText("namespace");
        String name = namespace + "/" + metadata.requiredText("name");
        String id = spec.requiredText("externalID");
        PlatformEntry platformEntry = new PlatformEntry(
                Optional.of(name), inProgress(entry), metadata.time("creationTimestamp"), ofOtherBroker(spec));
        Optional<Fields> instance = spec.fields("instanceRef");
        if (instance.isPresent()) {
            bindingsListed = true;
            bindingsByName
                    .computeIfAbsent(
                            namespace + "/" + instance.get().requiredText("name"), absent -> new LinkedHashMap<>())
                    .put(id, platformEntry);
        } else {
            instances.put(id, platformEntry);
            idsByName.put(name, id);
        }
    }

    private static boolean inProgress(Fields entry) {
        return entry.fields("status")
                .flatMap(status -> status.text("currentOperation"))
                .isPresent();
    }

    private boolean ofOtherBroker(Fields spec) {
        return OFFERING_IDS.stream()
                        .flatMap(name -> spec.text(name).stream())
                        .anyMatch(id -> !catalog.offerings().contains(id))
                || OFFERING_NAMES.stream()
                        .flatMap(name -> spec.text(name).stream())
                        .anyMatch(name -> !catalog.offeringNames().contains(name));
    }

    @Override
    public void end(Fields members, Set<String> arrays) {
        bindingsListed |=
                members.text("kind").filter("ServiceBindingList"::equals).isPresent();
        if (members.fields("metadata").flatMap(list -> list.text("continue")).isPresent()) {
            throw Malformed.because("metadata.continue says that the list has more entries. Send the whole list.");
        }
    }

    @Override
    public PlatformList list() {
        Map<String, Map<String, PlatformEntry>> bindings = new LinkedHashMap<>();
        if (bindingsListed) {
            idsByName.forEach((name, id) -> bindings.put(id, bindingsByName.getOrDefault(name, Map.of())));
        }
        return new PlatformList(
                name(),
                Optional.empty(),
                instances,
                bindings,
                "kubectl delete serviceinstance NAME removes a service instance that exists on Kubernetes only: the broker"
                        + " responds with 410 Gone.");
    }
}
