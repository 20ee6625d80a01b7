package io.openbroker.runtime.internal.lifecycle.resource;

import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.json.CanonicalJson;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.List;
import java.util.Map;

/** Decides whether two requests ask for the same (OSB v2.17, "Provisioning" and "Binding", 200 and 409). */
public final class ResourceAttributes {

    /** These properties identify a context; names and annotations may differ in repeated requests. */
    private static final List<String> CONTEXT_IDENTITY =
            List.of("organization_guid", "space_guid", "namespace", "clusterid");

    private ResourceAttributes() {}

    public static boolean same(InstanceAttributes one, InstanceAttributes other) {
        return one.planId().equals(other.planId())
                && sameContext(one.context(), other.context())
                && sameJson(one.parameters(), other.parameters());
    }

    public static boolean same(BindingAttributes one, BindingAttributes other) {
        return one.planId().equals(other.planId())
                && one.predecessorBindingId().equals(other.predecessorBindingId())
                && sameContext(one.context(), other.context())
                && sameJson(AbsentValues.present(one.bindResource()), AbsentValues.present(other.bindResource()))
                && sameJson(one.parameters(), other.parameters());
    }

    private static boolean sameContext(Map<String, Object> one, Map<String, Object> other) {
        return Context.of(one).platform().equals(Context.of(other).platform())
                && CONTEXT_IDENTITY.stream().allMatch(name -> AbsentValues.same(one, other, name));
    }

    public static boolean sameJson(Map<String, Object> one, Map<String, Object> other) {
        return one.equals(other) || CanonicalJson.of(one).equals(CanonicalJson.of(other));
    }

    /** The context of a service binding; if the platform did not send one, that of the service instance. */
    public static Context context(BindingAttributes attributes, StoredInstance instance) {
        return Context.of(
                AbsentValues.anyPresent(attributes.context())
                        ? attributes.context()
                        : instance.current().context());
    }

    /** The bind resource of a service binding. */
    public static BindResource bindResource(BindingAttributes attributes) {
        Map<String, Object> properties = attributes.bindResource();
        return new BindResource(
                AbsentValues.text(properties, "app_guid"), AbsentValues.text(properties, "route"), properties);
    }
}
