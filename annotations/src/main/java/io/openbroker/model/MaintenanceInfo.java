package io.openbroker.model;

import java.util.Optional;

/**
 * The maintenance that a service instance is at (OSB v2.17, Maintenance Info Object).
 *
 * @param version a semantic version
 * @param description what taking the version over means for users
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
