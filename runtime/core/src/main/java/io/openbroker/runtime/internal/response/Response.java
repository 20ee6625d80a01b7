package io.openbroker.runtime.internal.response;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A response before it is written. */
public sealed interface Response permits JsonResponse, TextResponse {

    Outcome outcome();

    int status();

    /** The response headers, without those that every response has. */
    Map<String, String> headers();

    /** The {@code Content-Type}. */
    String contentType();

    /** Writes the body. */
    byte[] bytes(Function<Map<String, Object>, byte[]> jsonWriter);

    /** The id of the operation that the request started, if the response names one. */
    Optional<String> operationId();
}
