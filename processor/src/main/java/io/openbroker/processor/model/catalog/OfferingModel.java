package io.openbroker.processor.model.catalog;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Permission;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.Setting;
import java.util.List;

/**
 * A {@code @ServiceOffering}, or one of a catalog file; its members are those of the annotation.
 *
 * @param verbatim other fields in a file, which are published unchanged
 */
public record OfferingModel(
        SourceRef source,
        Setting<String> id,
        Setting<String> name,
        Setting<String> description,
        PlanListModel plans,
        List<Setting<String>> tags,
        Setting<List<Permission>> requires,
        OfferingFlags flags,
        MetadataModel metadata,
        Setting<List<DashboardClientModel>> dashboardClient,
        List<VerbatimField> verbatim) {

    public OfferingModel {
        tags = List.copyOf(tags);
        verbatim = List.copyOf(verbatim);
    }

    public OfferingModel withPlans(PlanListModel others) {
        return new OfferingModel(
                source, id, name, description, others, tags, requires, flags, metadata, dashboardClient, verbatim);
    }

    /** Whether an enum holds the plans of one of some offerings. */
    public static boolean anyHasPlans(List<OfferingModel> offerings, ClassRef type) {
        for (OfferingModel offering : offerings) {
            if (offering.plans().areOf(type)) {
                return true;
            }
        }
        return false;
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
