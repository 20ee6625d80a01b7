package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.internal.request.Fields;
import io.openbroker.runtime.internal.request.Malformed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ids alone, for any platform. For use by one thread. */
final class PlainFormat implements ListFormat {

    private static final String PLATFORM = "platform";

    private final Map<String, PlatformEntry> instances = new LinkedHashMap<>();
    private final Map<String, Map<String, PlatformEntry>> bindings = new LinkedHashMap<>();
    private Optional<String> platform = Optional.empty();

    @Override
    public String name() {
        return "openbroker";
    }

    @Override
    public String array() {
        return "instances";
    }

    @Override
    public void entry(Fields entry) {
        entry.demandOnly(List.of("instance_id", "bindings"));
        String id = entry.requiredText("instance_id");
        instances.put(id, PlatformEntry.PLAIN);
        if (entry.has("bindings")) {
            Map<String, PlatformEntry> own = bindings.computeIfAbsent(id, absent -> new LinkedHashMap<>());
            entry.texts("bindings").forEach(binding -> own.put(binding, PlatformEntry.PLAIN));
        }
    }

    @Override
    public void end(Fields members, Set<String> arrays) {
        members.demandOnly(List.of(PLATFORM));
        if (!arrays.isEmpty()) {
            throw Malformed.because(
                    "The array " + arrays.iterator().next() + " is not supported. Send only instances.");
        }
        platform = members.text(PLATFORM).or(() -> platform);
    }

    @Override
    public PlatformList list() {
        return new PlatformList(
                name(),
                platform,
                instances,
                bindings,
                "Delete on the platform what exists there only. The broker responds with 410 Gone, which platforms take for"
                        + " deleted.");
    }
}
