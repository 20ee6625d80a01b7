package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Context;
import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.json.CanonicalJson;
import io.openbroker.runtime.spi.state.BindingAttributes;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whether two requests ask for the same (OSB v2.17, "Provisioning" and "Binding", 200 and 409). */
final class Attributes {

    /** Names and annotations of a context may change without making a request a different one; these may not. */
    private static final List<String> CONTEXT_IDENTITY =
            List.of("organization_guid", "space_guid", "namespace", "clusterid");

    private Attributes() {}

    static boolean same(InstanceAttributes one, InstanceAttributes other) {
        return one.planId().equals(other.planId())
                && sameContext(one.context(), other.context())
                && sameJson(one.parameters(), other.parameters());
    }

    static boolean same(BindingAttributes one, BindingAttributes other) {
        return one.planId().equals(other.planId())
                && one.predecessorBindingId().equals(other.predecessorBindingId())
                && sameContext(one.context(), other.context())
                && sameJson(AbsentValues.present(one.bindResource()), AbsentValues.present(other.bindResource()))
                && sameJson(one.parameters(), other.parameters());
    }

    static boolean sameContext(Map<String, Object> one, Map<String, Object> other) {
        return Context.of(one).platform().equals(Context.of(other).platform())
                && CONTEXT_IDENTITY.stream().allMatch(name -> AbsentValues.same(one, other, name));
    }

    static boolean sameJson(Map<String, Object> one, Map<String, Object> other) {
        return one.equals(other) || CanonicalJson.of(one).equals(CanonicalJson.of(other));
    }

    /** The parameters after an update that gives some of them. */
    static Map<String, Object> merge(Map<String, Object> present, Map<String, Object> given) {
        Map<String, Object> merged = new LinkedHashMap<>(present);
        merged.putAll(given);
        return Collections.unmodifiableMap(merged);
    }
}
