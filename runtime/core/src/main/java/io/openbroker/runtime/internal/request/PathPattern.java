package io.openbroker.runtime.internal.request;

import java.util.HashMap;
import java.util.Map;

/** The path of a resource, which has ids in braces, compared segment by segment. Immutable. */
final class PathPattern {

    private final String path;
    private final String[] segments;

    PathPattern(String path) {
        this.path = path;
        this.segments = segments(path);
    }

    /** The segments of a path, before decoding, so that an encoded slash belongs to its id. */
    static String[] segments(String path) {
        return path.split("/", -1);
    }

    String path() {
        return path;
    }

    boolean hasIds() {
        return path.indexOf('{') >= 0;
    }

    boolean matches(String[] raw) {
        if (raw.length != segments.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!isId(segments[i]) && !segments[i].equals(raw[i])) {
                return false;
            }
        }
        return true;
    }

    /** The decoded ids of a path that matches. */
    Map<String, String> ids(String[] raw) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            if (isId(segments[i])) {
                String name = segments[i].substring(1, segments[i].length() - 1);
                String place = name + " in the path";
                ids.put(name, Ids.checked(place, PercentEncoding.decodePath(place, raw[i])));
            }
        }
        return ids;
    }

    private static boolean isId(String segment) {
        return segment.startsWith("{");
    }
}
