package io.openbroker.conformance.internal.parameter;

import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The file of parameters: what requests for plans contain. Immutable; what is returned is a copy. */
public final class ParameterFile {

    /** A file that names nothing. */
    public static final ParameterFile NONE = new ParameterFile(List.of(), List.of());

    private final List<Entry> entries;
    private final List<Header> headers;

    ParameterFile(List<Entry> entries, List<Header> headers) {
        this.entries = List.copyOf(entries);
        this.headers = List.copyOf(headers);
    }

    /** Returns the headers of every request. */
    public List<Header> headers() {
        return headers;
    }

    /** What is named for an offering or a plan, or for all of them. */
    record Entry(
            Optional<String> offering,
            Optional<String> plan,
            Map<SchemaPlace, ObjectNode> parameters,
            Optional<ObjectNode> context,
            Optional<ObjectNode> bindResource) {

        Entry {
            parameters = Map.copyOf(parameters);
        }

        boolean concerns(Plan other) {
            return is(offering, other.offering().id(), other.offering().name()) && is(plan, other.id(), other.name());
        }

        private static boolean is(Optional<String> named, String id, String name) {
            return named.isEmpty() || named.get().equals(id) || named.get().equals(name);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is malformed; the message says where, and what is expected
     */
    public static ParameterFile read(String yaml) {
        return ParameterFileReader.read(yaml);
    }

    /** Returns the parameters for an operation; of several that concern a plan, the most particular ones. */
    Optional<ObjectNode> parameters(Plan plan, SchemaPlace place) {
        return entries.stream()
                .filter(entry -> entry.concerns(plan))
                .flatMap(entry -> Optional.ofNullable(entry.parameters().get(place)).stream())
                .findFirst()
                .map(ObjectNode::deepCopy);
    }

    Optional<ObjectNode> context(Plan plan) {
        return entries.stream()
                .filter(entry -> entry.concerns(plan))
                .flatMap(entry -> entry.context().stream())
                .findFirst()
                .map(ObjectNode::deepCopy);
    }

    Optional<ObjectNode> bindResource(Plan plan) {
        return entries.stream()
                .filter(entry -> entry.concerns(plan))
                .flatMap(entry -> entry.bindResource().stream())
                .findFirst()
                .map(ObjectNode::deepCopy);
    }
}
