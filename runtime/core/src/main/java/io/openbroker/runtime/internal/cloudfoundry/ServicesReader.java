package io.openbroker.runtime.internal.cloudfoundry;

import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code VCAP_SERVICES}: finds databases of PostgreSQL, and the keys of the state, among the bound services. */
public final class ServicesReader {

    private static final String KEYS = "openbroker_state_keys";
    private static final String POSTGRES = "postgres";
    private static final List<String> TAGS = List.of(POSTGRES, "postgresql");

    private ServicesReader() {}

    /**
     * Reads the bound services.
     *
     * @throws IllegalArgumentException if the variable has another form, or two services have keys
     */
    public static BoundServices read(String variable, String json) {
        List<Service> services = new ArrayList<>();
        VariableReader.object(variable, json).forEach((label, bound) -> {
            if (!(bound instanceof List<?> list)) {
                throw VariableReader.malformed(variable, "has a label without a list of services");
            }
            for (Object each : list) {
                services.add(Service.of(variable, label, each));
            }
        });
        return new BoundServices(
                services.stream()
                        .filter(ServicesReader::isPostgres)
                        .map(service -> database(service))
                        .toList(),
                keys(variable, services));
    }

    private record Service(String label, String name, List<String> tags, Map<String, Object> credentials) {

        @SuppressWarnings("unchecked") // Names of JSON objects are strings.
        static Service of(String variable, String label, Object json) {
            if (!(json instanceof Map<?, ?> members)) {
                throw VariableReader.malformed(variable, "has a service that is not a JSON object");
            }
            String name = Stream.of("name", "binding_name", "instance_name")
                    .map(members::get)
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse(label);
            List<String> tags = members.get("tags") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
            return new Service(
                    label,
                    name,
                    tags,
                    members.get("credentials") instanceof Map<?, ?> credentials
                            ? (Map<String, Object>) credentials
                            : Map.of());
        }

        /** Leaves the credentials out. */
        @Override
        public String toString() {
            return "Service[name=" + name + "]";
        }
    }

    private static Database database(Service service) {
        return PostgresCredentials.of(service.credentials()).database(service.name());
    }

    // What the credentials are for counts first: tags and names are chosen by people.
    private static boolean isPostgres(Service service) {
        PostgresCredentials credentials = PostgresCredentials.of(service.credentials());
        if (credentials.ofPostgres() || credentials.ofSomethingElse()) {
            return credentials.ofPostgres();
        }
        return service.tags().stream().anyMatch(tag -> TAGS.contains(tag.toLowerCase(Locale.ROOT)))
                || Stream.of(service.label(), service.name())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(POSTGRES));
    }

    private static Optional<String> keys(String variable, List<Service> services) {
        List<Service> having = services.stream()
                .filter(service -> service.credentials().get(KEYS) != null)
                .toList();
        if (having.size() > 1) {
            throw new IllegalArgumentException("Several services in " + variable + " have " + KEYS + ": "
                    + having.stream().map(Service::name).collect(Collectors.joining(", "))
                    + ". Unbind all but one, or set OPENBROKER_STATE_KEYS.");
        }
        return having.stream().findFirst().map(service -> keys(variable, service));
    }

    @SuppressWarnings("unchecked") // Names of JSON objects are strings.
    private static String keys(String variable, Service service) {
        Object keys = service.credentials().get(KEYS);
        if (keys instanceof String text) {
            return text;
        }
        if (keys instanceof Map<?, ?> object) {
            return JsonWriter.text((Map<String, Object>) object);
        }
        throw new IllegalArgumentException(KEYS + " of the service \"" + service.name() + "\" in " + variable
                + " is neither a JSON object nor a string with one. Use a Tink key set in JSON.");
    }
}
