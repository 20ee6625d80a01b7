package io.openbroker.runtime.internal.cloudfoundry;

import io.openbroker.runtime.BrokerEngineBuilder;
import java.util.Map;
import java.util.Optional;

/** Reads {@code VCAP_APPLICATION}. */
public final class ApplicationReader {

    private ApplicationReader() {}

    /**
     * The name of an instance of the application.
     *
     * @throws IllegalArgumentException if the variable is not a JSON object
     */
    public static Optional<String> replica(String variable, String json) {
        Map<String, Object> application = VariableReader.object(variable, json);
        if (!(application.get("application_name") instanceof String name) || name.isBlank()) {
            return Optional.empty();
        }
        // Tasks, and programs that run on a developer's machine, have no index.
        String index = application.get("instance_index") instanceof Integer number ? "/" + number : "";
        String known = name.replaceAll("[^A-Za-z0-9._-]", "-");
        int most = BrokerEngineBuilder.MAX_REPLICA_NAME - index.length();
        return Optional.of(known.substring(0, Math.min(known.length(), most)) + index);
    }
}
