package io.openbroker.runtime.internal.catalog;

import io.openbroker.annotation.Permission;
import io.openbroker.runtime.generated.CatalogDocument;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The permissions that a service offering declares (OSB v2.17, "Service Offering Object", {@code requires}), read
 * from the catalog that is served when the first service binding needs a permission. Safe for use by many threads.
 */
public final class DeclaredPermissions {

    private final CatalogDocument document;
    private final String serviceId;
    private volatile @Nullable Set<String> declared;

    DeclaredPermissions(CatalogDocument document, String serviceId) {
        this.document = document;
        this.serviceId = serviceId;
    }

    /**
     * Requires a permission, without which platforms reject the response.
     *
     * @throws IllegalStateException if the offering does not declare it
     */
    public void demand(Permission permission, String field) {
        Set<String> names = declared;
        if (names == null) {
            names = read();
            declared = names;
        }
        if (!names.contains(permission.name().toLowerCase(Locale.ROOT))) {
            String name = permission.name().toLowerCase(Locale.ROOT);
            throw new IllegalStateException(
                    "A service binding has " + field + ", which platforms accept only from service"
                            + " offerings with the permission " + name + ". Add requires = Permission." + permission
                            + " to @ServiceOffering, or \"requires\": [\"" + name
                            + "\"] to the catalog file, of the service offering "
                            + serviceId);
        }
    }

    private Set<String> read() {
        Set<String> names = new HashSet<>();
        for (JsonNode service : JsonMapper.shared().readTree(document.json()).path("services")) {
            if (service.path("id").asString("").equals(serviceId)) {
                service.path("requires").forEach(name -> names.add(name.asString("")));
            }
        }
        return Set.copyOf(names);
    }
}
