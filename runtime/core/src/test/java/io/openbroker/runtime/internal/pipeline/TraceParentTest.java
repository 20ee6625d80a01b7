package io.openbroker.runtime.internal.pipeline;

import static io.openbroker.runtime.internal.request.TestRequests.headers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which places in a trace are taken for one; the examples are those of the W3C's specification. */
class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String WHOLE = "00-" + TRACE + "-" + SPAN + "-01";

    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE,
                "00-" + TRACE + "-" + SPAN + "-00",
                "00-" + TRACE + "-" + SPAN + "-ff",
                "01-" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-will-be-like"
            })
    void takesWhatTheSpecificationDescribes(String header) {
        assertThat(TraceParent.of(headers("traceparent", header))).hasValue(new TraceParent(TRACE, SPAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + SPAN + "-01",
                WHOLE + "-more",
                WHOLE + "-",
                "01-" + TRACE + "-" + SPAN + "-01.more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0g",
                "00-" + TRACE + "-" + SPAN,
                " " + WHOLE,
                "0-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + SPAN + "-01"
            })
    void ignoresWhatIsMalformed(String header) {
        assertThat(TraceParent.of(headers("traceparent", header))).isEmpty();
    }

    @Test
    void ignoresSeveral() {
        assertThat(TraceParent.of(headers())).isEmpty();
        assertThat(TraceParent.of(headers("traceparent", WHOLE, "traceparent", WHOLE)))
                .isEmpty();
    }
}
