package io.openbroker.model;

import java.util.Optional;

/**
 * The maintenance information of a service instance (OSB v2.17, Maintenance Info Object).
 *
 * @param version a semantic version
 * @param description what an update to the version means for users
 */
public record MaintenanceInfo(String version, Optional<String> description) {

    /**
     * Maintenance information without a description, as requests carry it.
     *
     * @param version a semantic version
     */
    public MaintenanceInfo(String version) {
        this(version, Optional.empty());
    }
}
