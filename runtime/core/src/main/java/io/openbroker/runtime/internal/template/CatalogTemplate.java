package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.PlatformProfile;
import io.openbroker.runtime.generated.CatalogDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A catalog with placeholders, as the compiler writes it, including retired plans, which are marked. */
public final class CatalogTemplate {

    /** Marks a retired plan. */
    static final String RETIRED = "x-openbroker-retired";

    /** Names the platforms whose rules apply; if absent, the rules of all platforms apply. */
    private static final String PLATFORMS = "x-openbroker-platforms";

    /** Preserves the notation of numbers. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode template;
    private JsonNode catalog;

    private CatalogTemplate(JsonNode template) {
        this.template = template;
        this.catalog = template;
    }

    public static CatalogTemplate parse(byte[] json) {
        return new CatalogTemplate(JSON.readTree(json));
    }

    /** Replaces placeholders by values, and returns the problems of the resulting catalog. */
    public List<Problem> resolve(Function<String, Optional<String>> values) {
        TextResolver resolver = new TextResolver(values);
        catalog = resolver.resolve(template, "");
        List<Problem> problems = new ArrayList<>(resolver.problems());
        List<String> unresolved = problems.stream().map(Problem::pointer).toList();
        Stream.concat(
                        CatalogValueCheck.check(catalog).stream(),
                        CatalogPlatformCheck.check(template, catalog, platforms()).stream())
                .filter(problem -> !unresolved.contains(problem.pointer()))
                .forEach(problems::add);
        return problems;
    }

    /** Returns the platforms that were configured at compile time, or else all platforms. */
    private Set<PlatformProfile> platforms() {
        return template.has(PLATFORMS)
                ? template.path(PLATFORMS)
                        .valueStream()
                        .flatMap(name -> PlatformProfile.named(name.asString("")).stream())
                        .collect(Collectors.toSet())
                : PlatformProfile.all();
    }

    /** Maps the ids of the resolved catalog to those of the template. */
    public Map<String, String> writtenIds() {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < template.path("services").size(); i++) {
            String offering = "/services/" + i;
            put(offering, ids);
            for (int j = 0; j < template.at(offering + "/plans").size(); j++) {
                put(offering + "/plans/" + j, ids);
            }
        }
        return ids;
    }

    private void put(String pointer, Map<String, String> ids) {
        ids.put(
                catalog.at(pointer + "/id").stringValue(""),
                template.at(pointer + "/id").stringValue(""));
    }

    /** Returns the catalog as it is served, without retired plans. */
    public CatalogDocument document() {
        JsonNode served = catalog.deepCopy();
        ((ObjectNode) served).remove(PLATFORMS);
        for (JsonNode offering : served.path("services")) {
            ArrayNode plans = (ArrayNode) offering.path("plans");
            plans.removeIf(plan -> ((ObjectNode) plan).path(RETIRED).booleanValue(false));
        }
        return CatalogDocument.of(JSON.writeValueAsBytes(served));
    }
}
