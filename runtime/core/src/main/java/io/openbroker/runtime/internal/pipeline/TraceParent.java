package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.server.RequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a request in a trace (W3C Trace Context, 3.2), for the log alone. What is malformed is ignored, as that
 * specification asks.
 *
 * @param traceId the trace
 * @param spanId what the platform did when it sent the request
 */
record TraceParent(String traceId, String spanId) {

    private static final String NAME = "traceparent";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String FIRST_VERSION = "00";
    private static final String NO_VERSION = "ff";
    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    static Optional<TraceParent> of(RequestHeaders headers) {
        List<String> values = headers.values(NAME);
        return values.size() == 1 ? parse(values.get(0)) : Optional.empty();
    }

    private static Optional<TraceParent> parse(String value) {
        if (!FORM.matcher(value).matches()
                || value.startsWith(NO_VERSION)
                // Later versions may have more behind what we know.
                || (value.startsWith(FIRST_VERSION) && value.length() > LENGTH)) {
            return Optional.empty();
        }
        String trace = value.substring(TRACE, SPAN - 1);
        String span = value.substring(SPAN, FLAGS - 1);
        return trace.equals(NO_TRACE) || span.equals(NO_SPAN)
                ? Optional.empty()
                : Optional.of(new TraceParent(trace, span));
    }
}
