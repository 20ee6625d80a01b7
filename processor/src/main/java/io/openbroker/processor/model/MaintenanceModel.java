package io.openbroker.processor.model;

/** A {@code @Maintenance}. */
public record MaintenanceModel(Setting<String> version, Setting<String> description) {}
