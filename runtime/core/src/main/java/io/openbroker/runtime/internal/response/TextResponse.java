package io.openbroker.runtime.internal.response;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A response in a format other than JSON. */
public record TextResponse(Outcome outcome, String contentType, String text) implements Response {

    @Override
    public int status() {
        return outcome.status();
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public byte[] bytes(Function<Map<String, Object>, byte[]> jsonWriter) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> operationId() {
        return Optional.empty();
    }
}
