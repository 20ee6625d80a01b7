package io.openbroker.runtime.internal.request;

import java.util.Map;

/**
 * The operation that the method and the path of a request name.
 *
 * @param ids the decoded ids of the path, by the names that they have there
 * @param <O> the operations of the port
 */
public record Route<O extends Enum<O>>(O operation, Map<String, String> ids) {

    /** The service instance; empty where the path names none. */
    public String instanceId() {
        return id("instance_id");
    }

    /** The service binding; empty where the path names none. */
    public String bindingId() {
        return id("binding_id");
    }

    /** The id of that name; empty where the path has none. */
    public String id(String name) {
        return ids.getOrDefault(name, "");
    }
}
