package io.openbroker.conformance.internal.parameter;

import io.openbroker.conformance.Profile;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters, contexts and bind resources for requests: those of the file of parameters, or else those that are made from the
 * published schemas. Safe for use by many threads. What is returned is a copy.
 */
public final class ParameterSource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ParameterFile file;
    private final Set<Profile> profiles;
    private final Map<Key, SchemaParameters> generated = new ConcurrentHashMap<>();

    private record Key(JsonView plan, SchemaPlace place) {}

    /** Creates a source. */
    public ParameterSource(ParameterFile file, Set<Profile> profiles) {
        this.file = file;
        this.profiles = Set.copyOf(profiles);
    }

    /**
     * Returns parameters that the broker accepts, as few as possible.
     *
     * @return empty if the plan needs none
     * @throws CheckStopped if the schema requires parameters and none that conform to it could be found
     */
    public Optional<ObjectNode> acceptable(Plan plan, SchemaPlace place) {
        Optional<ObjectNode> named = file.parameters(plan, place);
        if (named.isPresent()) {
            return named;
        }
        SchemaParameters parameters = generated(plan, place);
        if (parameters.mayBeAbsent()) {
            return Optional.empty();
        }
        return Optional.of(parameters.minimal().orElseThrow(() -> unknown(plan, place)));
    }

    /** Returns the parameters that the file names; empty if it names none. */
    public Optional<ObjectNode> named(Plan plan, SchemaPlace place) {
        return file.parameters(plan, place);
    }

    /** Returns parameters for an update: those of the file, or else as many as the schema has; empty if there is no schema. */
    public Optional<ObjectNode> change(Plan plan) {
        return full(plan, SchemaPlace.UPDATE).or(() -> minimal(plan, SchemaPlace.UPDATE));
    }

    /** Returns valid parameters that differ from others in one value; empty if none could be found. */
    public Optional<ObjectNode> other(Plan plan, SchemaPlace place, ObjectNode parameters) {
        return generated(plan, place).other(parameters);
    }

    /** Returns parameters with only what the schema requires; empty if the plan has no schema. */
    public Optional<ObjectNode> minimal(Plan plan, SchemaPlace place) {
        return generated(plan, place).minimal();
    }

    /**
     * Returns parameters with every property of the schema, or those of the file, whose author knows what the broker demands beyond
     * it; empty if there are none.
     */
    public Optional<ObjectNode> full(Plan plan, SchemaPlace place) {
        return file.parameters(plan, place).or(() -> generated(plan, place).full());
    }

    /** Returns parameters that violate the schema, each in one way; none if the plan has no schema. */
    public List<InvalidParameters> invalid(Plan plan, SchemaPlace place) {
        return generated(plan, place).invalid(acceptableOrEmpty(plan, place));
    }

    /** Returns the {@code context} of requests. */
    public ObjectNode context(Plan plan) {
        return file.context(plan).orElseGet(this::context);
    }

    /** Returns the {@code bind_resource} of bind requests. */
    public ObjectNode bindResource(Plan plan) {
        return file.bindResource(plan).orElseGet(() -> JSON.objectNode().put("app_guid", guid("app_guid")));
    }

    /** Returns a GUID that is always the same for a name. */
    public static String guid(String name) {
        return UUID.nameUUIDFromBytes(("openbroker conformance " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ObjectNode acceptableOrEmpty(Plan plan, SchemaPlace place) {
        return file.parameters(plan, place)
                .or(() -> generated(plan, place).minimal())
                .orElseGet(JSON::objectNode);
    }

    private SchemaParameters generated(Plan plan, SchemaPlace place) {
        return generated.computeIfAbsent(new Key(plan.json(), place), key -> SchemaParameters.of(plan.schema(place)));
    }

    private ObjectNode context() {
        if (profiles.contains(Profile.KUBERNETES) && !profiles.contains(Profile.CLOUDFOUNDRY)) {
            return JSON.objectNode()
                    .put("platform", "kubernetes")
                    .put("namespace", "conformance")
                    .put("clusterid", guid("clusterid"))
                    .put("instance_name", "conformance");
        }
        return JSON.objectNode()
                .put("platform", "cloudfoundry")
                .put("organization_guid", guid("organization_guid"))
                .put("organization_name", "conformance")
                .put("space_guid", guid("space_guid"))
                .put("space_name", "conformance")
                .put("instance_name", "conformance");
    }

    private static CheckStopped unknown(Plan plan, SchemaPlace place) {
        return CheckStopped.notRun("No parameters were found that conform to the schema " + place.title() + " of plan "
                + plan.title() + ". Name some in the file of parameters.");
    }
}
