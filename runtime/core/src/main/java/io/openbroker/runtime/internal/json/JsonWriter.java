package io.openbroker.runtime.internal.json;

import java.util.Map;

/** Writes responses in UTF-8, without null fields and with times in the format of the specification. */
public final class JsonWriter {

    private static final byte[] EMPTY = {'{', '}'};

    private JsonWriter() {}

    /** Returns the bytes; do not change them, since empty objects share theirs. */
    public static byte[] write(Map<String, Object> object) {
        return object.isEmpty() ? EMPTY : JsonMappers.ANSWERS.writeValueAsBytes(object);
    }

    /** Writes an object as text, also one with halves of surrogate pairs, which UTF-8 cannot encode. */
    public static String text(Map<String, Object> object) {
        return JsonMappers.ANSWERS.writeValueAsString(object);
    }
}
