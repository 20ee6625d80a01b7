package io.openbroker.testkit.internal.platform;

import java.util.Optional;

/**
 * A plan of the catalog.
 *
 * @param maintenance the version of its maintenance information
 */
public record PlanReference(
        String offeringId, String offeringName, String id, String name, Optional<String> maintenance) {

    /** The names for people. */
    public String title() {
        return offeringName + "/" + name;
    }
}
