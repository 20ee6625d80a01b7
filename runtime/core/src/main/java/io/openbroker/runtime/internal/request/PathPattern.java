package io.openbroker.runtime.internal.request;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The path of a resource, which has ids in braces, compared segment by segment. Immutable. */
final class PathPattern {

    private static final int FEW = 2;

    private final String path;
    private final List<Segment> segments;

    PathPattern(String path) {
        this.path = path;
        this.segments = Arrays.stream(path.split("/", -1)).map(Segment::parse).toList();
    }

    /**
     * A part of the path between slashes.
     *
     * @param text what a path has there, or the name of the id
     * @param place the place of the id in messages
     */
    private record Segment(String text, boolean isId, String place) {

        static Segment parse(String text) {
            if (!text.startsWith("{")) {
                return new Segment(text, false, "");
            }
            String name = text.substring(1, text.length() - 1);
            return new Segment(name, true, name + " in the path");
        }

        boolean matches(String path, int from, int to) {
            return isId || (to - from == text.length() && path.startsWith(text, from));
        }
    }

    String path() {
        return path;
    }

    boolean hasIds() {
        return path.indexOf('{') >= 0;
    }

    /** Whether a path matches. It is compared before decoding, so that an encoded slash belongs to its id. */
    boolean matches(String raw) {
        int from = 0;
        for (Segment segment : segments) {
            if (from > raw.length()) {
                return false;
            }
            int to = end(raw, from);
            if (!segment.matches(raw, from, to)) {
                return false;
            }
            from = to + 1;
        }
        return from > raw.length();
    }

    /** The decoded ids of a path that matches. */
    Map<String, String> ids(String raw) {
        Map<String, String> ids = new HashMap<>(FEW);
        int from = 0;
        for (Segment segment : segments) {
            int to = end(raw, from);
            if (segment.isId()) {
                String id = PercentEncoding.decodePath(segment.place(), raw.substring(from, to));
                ids.put(segment.text(), Ids.checked(segment::place, id));
            }
            from = to + 1;
        }
        return ids;
    }

    private static int end(String raw, int from) {
        int slash = raw.indexOf('/', from);
        return slash < 0 ? raw.length() : slash;
    }
}
