package io.openbroker.runtime.internal.request;

import io.openbroker.model.MaintenanceInfo;
import java.util.Optional;

/** Reads {@code maintenance_info}, which counts as absent without a version. */
final class MaintenanceInfoField {

    private static final String NAME = "maintenance_info";

    private MaintenanceInfoField() {}

    static Optional<MaintenanceInfo> read(Fields body) {
        return body.fields(NAME).flatMap(info -> info.id("version")).map(MaintenanceInfo::new);
    }
}
