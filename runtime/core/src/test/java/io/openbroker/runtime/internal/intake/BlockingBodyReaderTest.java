package io.openbroker.runtime.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.BodySink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingBodyReaderTest {

    private final Recorder recorder = new Recorder(Integer.MAX_VALUE);

    @Test
    void passesOnTheBodyAndItsEnd() {
        byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

        patient().read(new ByteArrayInputStream(body), recorder);

        assertThat(recorder.received).isEqualTo(100_000);
        assertThat(recorder.end()).isEqualTo("finished");
    }

    @Test
    void readsNoMoreThanIsWanted() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[100_000]);
        Recorder satisfied = new Recorder(10_000);

        patient().read(body, satisfied);

        assertThat(satisfied.end()).isEqualTo("finished");
        assertThat(body.available()).isBetween(80_000, 90_000);
    }

    @Test
    void reportsABodyWithoutAnEnd() {
        patient().read(new Body(() -> Body.fail("bad chunk")), recorder);

        assertThat(recorder.end()).isEqualTo("malformed");
    }

    @Test
    void endsOnceWhenTheBodyTakesTooLong() {
        // As a server does: what the client has not sent yet is read until the connection is closed.
        InputStream silent = new Body(() -> {
            recorder.awaitEnd();
            return Body.fail("closed");
        });

        new BlockingBodyReader(Duration.ofMillis(1)).read(silent, recorder);

        assertThat(recorder.end()).isEqualTo("expired");
    }

    @Test
    void passesNothingOnAfterTheDeadline() {
        Iterator<Integer> bytes = List.of(10, -1).iterator();
        InputStream late = new Body(() -> {
            recorder.awaitEnd();
            return bytes.next();
        });

        new BlockingBodyReader(Duration.ofMillis(1)).read(late, recorder);

        assertThat(recorder.end()).isEqualTo("expired");
        assertThat(recorder.received).isZero();
    }

    private static BlockingBodyReader patient() {
        return new BlockingBodyReader(Duration.ofMinutes(1));
    }

    /** A body whose reads are answered one by one, each with the number of bytes. */
    private static final class Body extends InputStream {

        private final Read read;

        Body(Read read) {
            this.read = read;
        }

        interface Read {

            int count() throws IOException;
        }

        static int fail(String message) throws IOException {
            throw new IOException(message);
        }

        @Override
        public int read() throws IOException {
            return read.count();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return read.count();
        }
    }

    private static final class Recorder implements BodySink {

        private final int wanted;
        private final CountDownLatch endedOnce = new CountDownLatch(1);
        private final List<String> ends = new CopyOnWriteArrayList<>();
        private int received;

        Recorder(int wanted) {
            this.wanted = wanted;
        }

        String end() {
            return String.join(" ", ends);
        }

        void awaitEnd() {
            try {
                endedOnce.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private void end(String how) {
            ends.add(how);
            endedOnce.countDown();
        }

        @Override
        public boolean wantsMore() {
            return received < wanted;
        }

        @Override
        public void accept(ByteBuffer part) {
            received += part.remaining();
        }

        @Override
        public void finish() {
            end("finished");
        }

        @Override
        public void expire() {
            end("expired");
        }

        @Override
        public void malformed() {
            end("malformed");
        }

        @Override
        public void fail(Throwable cause) {
            end("failed");
        }
    }
}
