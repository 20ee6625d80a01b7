package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.MalformedJsonException;
import java.util.Map;

/** Reads the bodies of requests. Safe for use by many threads. */
public final class JsonBodyReader {

    private final JsonReader json;

    public JsonBodyReader(Limits limits) {
        this.json = new JsonReader(limits);
    }

    /**
     * Reads a body.
     *
     * @throws io.openbroker.runtime.internal.response.Rejection if it is anything but a JSON object
     */
    public Map<String, Object> read(byte[] body) {
        try {
            return json.readObject(body);
        } catch (MalformedJsonException e) {
            throw Malformed.because("The request body " + e.getMessage());
        }
    }
}
