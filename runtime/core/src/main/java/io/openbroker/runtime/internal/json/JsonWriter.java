package io.openbroker.runtime.internal.json;

import java.util.Map;

/** Writes answers: in UTF-8, without null fields, with times as the specification writes them. */
public final class JsonWriter {

    private JsonWriter() {}

    public static byte[] write(Map<String, Object> object) {
        return JsonMappers.ANSWERS.writeValueAsBytes(object);
    }
}
