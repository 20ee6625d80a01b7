package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.CatalogDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long platforms poll the operations of each plan (OSB v2.17, "Service Plan Object", {@code maximum_polling_duration}), read from
 * the catalog that is served when it is first needed. Safe for use by many threads.
 */
final class DeclaredPollingDurations {

    private final CatalogDocument document;
    private final String serviceId;
    private volatile @Nullable Map<String, Duration> declared;

    DeclaredPollingDurations(CatalogDocument document, String serviceId) {
        this.document = document;
        this.serviceId = serviceId;
    }

    Optional<Duration> of(String planId) {
        Map<String, Duration> durations = declared;
        if (durations == null) {
            durations = read();
            declared = durations;
        }
        return Optional.ofNullable(durations.get(planId));
    }

    private Map<String, Duration> read() {
        Map<String, Duration> durations = new HashMap<>();
        for (JsonNode service : JsonMapper.shared().readTree(document.json()).path("services")) {
            if (service.path("id").asString("").equals(serviceId)) {
                for (JsonNode plan : service.path("plans")) {
                    JsonNode seconds = plan.path("maximum_polling_duration");
                    if (seconds.canConvertToLong()) {
                        durations.put(plan.path("id").asString(""), Duration.ofSeconds(seconds.asLong()));
                    }
                }
            }
        }
        return Map.copyOf(durations);
    }
}
