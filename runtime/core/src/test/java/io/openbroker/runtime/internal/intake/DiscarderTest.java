package io.openbroker.runtime.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.BodySink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscarderTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final List<String> ends = new ArrayList<>();
    private final BodySink sink = BodySink.discarding(() -> ends.add("discarded"), reason -> ends.add("abandoned"));

    @Test
    void readsABodyToItsEnd() {
        ByteBuffer part = ByteBuffer.allocate(MEGABYTE);
        sink.accept(part);

        assertThat(part.hasRemaining()).isFalse();
        assertThat(sink.wantsMore()).isTrue();
        sink.finish();
        assertThat(ends).containsExactly("discarded");
    }

    @Test
    void abandonsABodyThatIsTooLong() {
        ByteBuffer part = ByteBuffer.allocate(MEGABYTE);
        int megabytes = 0;
        while (sink.wantsMore()) {
            sink.accept(part.clear());
            megabytes++;
        }
        sink.finish();

        assertThat(megabytes).isEqualTo(33);
        assertThat(ends).containsExactly("abandoned");
    }

    static Stream<Consumer<BodySink>> abandonsABodyThatCannotBeRead() {
        return Stream.of(BodySink::expire, BodySink::malformed, broken -> broken.fail(new IllegalStateException()));
    }

    @ParameterizedTest
    @MethodSource
    void abandonsABodyThatCannotBeRead(Consumer<BodySink> end) {
        end.accept(sink);

        assertThat(ends).containsExactly("abandoned");
    }
}
