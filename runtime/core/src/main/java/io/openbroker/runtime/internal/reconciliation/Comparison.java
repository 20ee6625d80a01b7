package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.ListedBinding;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.internal.response.JsonBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the list of a platform with what the broker knows of it: first all service instances, then all service bindings, then
 * {@link #body}. What changes at the moment is no difference. For use by one thread.
 */
final class Comparison {

    /** A list and the broker's state are not read at the same moment. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private static final String INSTANCE_ID = "instance_id";
    private static final String BINDING_ID = "binding_id";

    private final PlatformList list;
    private final Instant young;
    private final Slice instancesOnPlatform;
    private final Slice instancesOnBroker;
    private final Slice bindingsOnPlatform;
    private final Slice bindingsOnBroker;
    private final Slice ignored;
    private final Set<String> found = new HashSet<>();
    private final Map<String, Set<String>> foundBindings = new HashMap<>();
    private long known;

    /**
     * A comparison whose lists are returned in parts.
     *
     * @param from how many rows of each list come before the part
     * @param size the maximum number of rows in it
     */
    Comparison(PlatformList list, Instant now, long from, int size) {
        this.list = list;
        this.young = now.minus(YOUNG);
        this.instancesOnPlatform = new Slice(from, size);
        this.instancesOnBroker = new Slice(from, size);
        this.bindingsOnPlatform = new Slice(from, size);
        this.bindingsOnBroker = new Slice(from, size);
        this.ignored = new Slice(from, size);
    }

    /**
     * A service instance that the broker knows.
     *
     * @param row writes it
     */
    void instance(ListedInstance instance, Function<ListedInstance, JsonBody> row) {
        known++;
        if (list.instances().containsKey(instance.instanceId())) {
            found.add(instance.instanceId());
            return;
        }
        Optional<String> reason = reason(instance.operationId().isPresent(), instance.createdAt(), false);
        if (reason.isPresent()) {
            ignored.add(() -> ignored("broker", reason.get(), instance.instanceId(), Optional.empty()));
        } else {
            instancesOnBroker.add(() -> row.apply(instance).asMap());
        }
    }

    /**
     * A service binding that the broker knows. Those of a service instance that the platform does not have are deleted with it.
     *
     * @param row writes it
     */
    void binding(ListedBinding binding, Function<ListedBinding, JsonBody> row) {
        Map<String, PlatformEntry> listed = list.bindings().get(binding.instanceId());
        if (listed == null || !list.instances().containsKey(binding.instanceId())) {
            return;
        }
        if (listed.containsKey(binding.bindingId())) {
            foundBindings
                    .computeIfAbsent(binding.instanceId(), absent -> new HashSet<>())
                    .add(binding.bindingId());
            return;
        }
        Optional<String> reason = reason(binding.operationId().isPresent(), binding.createdAt(), false);
        if (reason.isPresent()) {
            ignored.add(() -> ignored("broker", reason.get(), binding.instanceId(), Optional.of(binding.bindingId())));
        } else {
            bindingsOnBroker.add(() -> row.apply(binding).asMap());
        }
    }

    /** The differences. */
    JsonBody body() {
        list.instances().forEach((id, entry) -> {
            if (!found.contains(id)) {
                onPlatform(instancesOnPlatform, entry, id, Optional.empty());
            }
        });
        list.bindings().forEach((instanceId, entries) -> {
            Set<String> known = foundBindings.getOrDefault(instanceId, Set.of());
            entries.forEach((id, entry) -> {
                if (found.contains(instanceId) && !known.contains(id)) {
                    onPlatform(bindingsOnPlatform, entry, instanceId, Optional.of(id));
                }
            });
        });
        JsonBody counts = JsonBody.empty()
                .put("instances_on_platform", list.instances().size())
                .put("instances_on_broker", known)
                .put("instances_on_both", found.size())
                .put("instances_on_platform_only", instancesOnPlatform.count())
                .put("instances_on_broker_only", instancesOnBroker.count())
                .put("bindings_on_platform_only", bindingsOnPlatform.count())
                .put("bindings_on_broker_only", bindingsOnBroker.count())
                .put("ignored", ignored.count());
        return JsonBody.empty()
                .put("format", list.format())
                .put("counts", counts.asMap())
                .putIfAny("warnings", warnings())
                .put("instances_on_platform_only", instancesOnPlatform.rows())
                .put("instances_on_broker_only", instancesOnBroker.rows())
                .put("bindings_on_platform_only", bindingsOnPlatform.rows())
                .put("bindings_on_broker_only", bindingsOnBroker.rows())
                .put("ignored", ignored.rows())
                .put(
                        "remedy",
                        Optional.of(list.remedy())
                                .filter(text -> instancesOnPlatform.count() + bindingsOnPlatform.count() > 0));
    }

    /** Whether a list has more rows. */
    boolean hasMore() {
        return instancesOnPlatform.hasMore()
                || instancesOnBroker.hasMore()
                || bindingsOnPlatform.hasMore()
                || bindingsOnBroker.hasMore()
                || ignored.hasMore();
    }

    private void onPlatform(Slice slice, PlatformEntry entry, String instanceId, Optional<String> bindingId) {
        Optional<String> reason = reason(entry.inProgress(), entry.createdAt(), entry.ofOtherBroker());
        if (reason.isPresent()) {
            ignored.add(() -> ignored("platform", reason.get(), instanceId, bindingId));
        } else {
            slice.add(() -> JsonBody.empty()
                    .put(INSTANCE_ID, instanceId)
                    .put(BINDING_ID, bindingId)
                    .put("name", entry.name())
                    .asMap());
        }
    }

    private Optional<String> reason(boolean inProgress, Optional<Instant> createdAt, boolean ofOtherBroker) {
        if (ofOtherBroker) {
            return Optional.of("other_broker");
        }
        if (inProgress) {
            return Optional.of("in_progress");
        }
        return createdAt.filter(time -> time.isAfter(young)).map(time -> "young");
    }

    private static Map<String, Object> ignored(
            String side, String reason, String instanceId, Optional<String> bindingId) {
        return JsonBody.empty()
                .put("on", side)
                .put("reason", reason)
                .put(INSTANCE_ID, instanceId)
                .put(BINDING_ID, bindingId)
                .asMap();
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (list.instances().isEmpty()) {
            warnings.add("The list has no service instance, so everything that the broker knows is missing in it."
                    + " Check that the list is complete before you delete anything.");
        } else if (found.isEmpty() && known > 0) {
            warnings.add(
                    "The list and the broker have no service instance in common. Check that the list is of this platform"
                            + " before you delete anything.");
        }
        if (list.bindings().isEmpty() && !list.instances().isEmpty()) {
            warnings.add("The list has no service bindings, so they were not compared.");
        }
        return warnings;
    }
}
