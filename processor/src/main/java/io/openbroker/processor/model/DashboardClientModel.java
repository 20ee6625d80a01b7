package io.openbroker.processor.model;

/** A {@code @DashboardClient}. */
public record DashboardClientModel(Setting<String> id, Setting<String> secret, Setting<String> redirectUri) {}
