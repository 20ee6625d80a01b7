package io.openbroker.runtime.internal.request;

import io.openbroker.model.OsbOperation.Resource;

/** The path of a resource, compared segment by segment. Immutable. */
final class PathPattern {

    private static final String INSTANCE_ID = "{instance_id}";
    private static final String BINDING_ID = "{binding_id}";

    private final Resource resource;
    private final String[] segments;

    PathPattern(Resource resource) {
        this.resource = resource;
        this.segments = resource.path().split("/", -1);
    }

    Resource resource() {
        return resource;
    }

    boolean matches(String[] raw) {
        if (raw.length != segments.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].startsWith("{") && !segments[i].equals(raw[i])) {
                return false;
            }
        }
        return true;
    }

    String instanceId(String[] raw) {
        return id(INSTANCE_ID, raw);
    }

    String bindingId(String[] raw) {
        return id(BINDING_ID, raw);
    }

    private String id(String variable, String[] raw) {
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals(variable)) {
                String place = variable.substring(1, variable.length() - 1) + " in the path";
                return Ids.checked(place, PercentEncoding.decodePath(place, raw[i]));
            }
        }
        return "";
    }
}
