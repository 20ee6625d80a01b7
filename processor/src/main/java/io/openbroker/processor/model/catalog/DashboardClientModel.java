package io.openbroker.processor.model.catalog;

import io.openbroker.processor.model.Setting;
import java.util.List;

/** A {@code @DashboardClient}, or a Dashboard Client Object with what else a file has in it. */
public record DashboardClientModel(
        Setting<String> id, Setting<String> secret, Setting<String> redirectUri, List<VerbatimField> verbatim) {}
