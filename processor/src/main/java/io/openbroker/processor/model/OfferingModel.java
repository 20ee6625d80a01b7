package io.openbroker.processor.model;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Permission;
import io.openbroker.processor.diagnostic.SourceRef;
import java.util.List;

/** A {@code @ServiceOffering}; its members are those of the annotation. */
public record OfferingModel(
        SourceRef source,
        Setting<String> id,
        Setting<String> name,
        Setting<String> description,
        PlansModel plans,
        List<Setting<String>> tags,
        List<Permission> requires,
        OfferingFlags flags,
        MetadataModel metadata,
        Setting<List<DashboardClientModel>> dashboardClient) {

    public OfferingModel {
        tags = List.copyOf(tags);
        requires = List.copyOf(requires);
    }

    /** The flags of an offering, as they are set by hand. */
    public record OfferingFlags(
            Setting<Flag> bindable,
            Setting<Flag> planUpdateable,
            Setting<Flag> instancesRetrievable,
            Setting<Flag> bindingsRetrievable,
            Setting<Boolean> allowContextUpdates,
            Setting<Boolean> requiresApp) {}
}
