package io.openbroker.processor.model.catalog;

import io.openbroker.processor.model.Setting;
import java.util.List;

/** A {@code @Maintenance}, or a Maintenance Info Object with what else a file has in it. */
public record MaintenanceModel(Setting<String> version, Setting<String> description, List<VerbatimField> verbatim) {}
