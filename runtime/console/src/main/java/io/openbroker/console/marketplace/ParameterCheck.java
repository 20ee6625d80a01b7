package io.openbroker.console.marketplace;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks parameters by the schemas of the catalog, with the rules and in the words of brokers. Safe for use by many threads.
 */
final class ParameterCheck {

    private static final int OK = 200;

    private final Map<String, ParameterSchemas> schemas = new ConcurrentHashMap<>();

    /** Remembers the catalog that an exchange has brought. */
    void remember(RecordedExchange recorded) {
        if (recorded.call().operation() == OsbOperation.CATALOG) {
            recorded.exchange()
                    .response()
                    .filter(response -> response.status() == OK)
                    .map(BrokerHttpResponse::body)
                    .ifPresent(body ->
                            schemas.put(recorded.call().platform(), ParameterSchemas.of(CatalogDocument.of(body))));
        }
    }

    /**
     * Returns what is wrong with parameters: sentences that begin with a JSON pointer into {@code parameters}. Without a catalog or
     * a schema that can be read, nothing is; the broker checks them in any case.
     */
    List<String> problems(String platform, String planId, OsbOperation operation, Map<String, Object> parameters) {
        Optional<ParameterSchemas> known = Optional.ofNullable(schemas.get(platform));
        try {
            known.ifPresent(schema -> schema.check(planId, operation, parameters));
            return List.of();
        } catch (Rejection e) {
            return List.of(e.description().split("; (?=parameters|there may)"));
        } catch (RuntimeException malformedSchema) {
            return List.of();
        }
    }
}
