package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges catalog documents; a single document is served byte for byte as it was generated. */
final class CatalogMerger {

    private CatalogMerger() {}

    static CatalogDocument merge(List<BrokerDispatcher> dispatchers) {
        if (dispatchers.size() == 1) {
            return dispatchers.get(0).catalog();
        }
        ObjectMapper mapper = JsonMapper.shared();
        ObjectNode merged = mapper.createObjectNode();
        ArrayNode services = merged.putArray("services");
        for (BrokerDispatcher dispatcher : dispatchers) {
            mapper.readTree(dispatcher.catalog().json()).path("services").forEach(services::add);
        }
        return CatalogDocument.of(mapper.writeValueAsBytes(merged));
    }
}
