package io.openbroker.runtime.internal.cloudfoundry;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a variable whose value is a JSON object. */
final class VariableReader {

    private VariableReader() {}

    /** @throws IllegalArgumentException if it is not; the message shows nothing of the value, which has secrets */
    static Map<String, Object> object(String variable, String json) {
        try {
            return new JsonReader(Limits.DEFAULT).readObject(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            String problem = String.valueOf(e.getMessage());
            throw malformed(
                    variable,
                    problem.substring(0, problem.indexOf(". ") < 0 ? problem.length() : problem.indexOf(". ")));
        }
    }

    static IllegalArgumentException malformed(String variable, String problem) {
        return new IllegalArgumentException(
                variable + " (environment) " + problem + ". Leave it as Cloud Foundry sets it, or remove it.");
    }
}
