package io.openbroker.conformance.internal.catalog;

import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A service offering as published, whatever is wrong with it.
 *
 * @param json the element of {@code services}
 */
public record Offering(JsonView json) {

    /** Returns the id; {@code ""} if there is none. */
    public String id() {
        return json.get("id").text();
    }

    /** Returns the name; {@code ""} if there is none. */
    public String name() {
        return json.get("name").text();
    }

    /** Returns the plans. */
    public List<Plan> plans() {
        List<JsonView> plans = json.get("plans").elements();
        return IntStream.range(0, plans.size())
                .mapToObj(index -> new Plan(this, plans.get(index)))
                .toList();
    }

    /** Returns whether a flag is {@code true}; flags of the specification that are absent are {@code false}. */
    public boolean is(String flag) {
        return json.get(flag).isTrue();
    }

    /** Returns whether the offering requires a permission, such as {@code route_forwarding}. */
    public boolean requires(String permission) {
        return json.get("requires").elements().stream()
                .anyMatch(required -> required.text().equals(permission));
    }

    /** Returns the name, or else the id or the place in the catalog, for messages. */
    public String title() {
        return !name().isEmpty() ? name() : !id().isEmpty() ? id() : json.pointer();
    }
}
