package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingIntakeTest {

    private static final int MAX_BODY = 1_000;

    private final List<String> executed = new ArrayList<>();
    private final RequestIntake intake =
            RequestIntake.of(new EchoPipeline(), RequestLimits.DEFAULT.withArrival(Duration.ofMillis(50)));

    @Test
    void executesARequestWithItsBody() {
        FakeExchange exchange = serve(Map.of("Content-Length", List.of("5")), body("hello"));

        assertThat(executed).containsExactly("hello");
        assertThat(exchange.events).containsExactly("200", "close");
    }

    @Test
    void closesTheConnectionAfterChunks() {
        FakeExchange exchange = serve(Map.of("Transfer-Encoding", List.of("chunked")), body("hello"));

        assertThat(executed).containsExactly("hello");
        assertThat(exchange.events).containsExactly("200 last", "close");
    }

    @Test
    void rejectsAmbiguousLengths() {
        FakeExchange exchange =
                serve(Map.of("Transfer-Encoding", List.of("chunked"), "Content-Length", List.of("5")), body("hello"));

        assertThat(executed).isEmpty();
        assertThat(exchange.events).containsExactly("AMBIGUOUS_LENGTH last", "close");
    }

    @Test
    void rejectsHeadsThatAreTooLarge() {
        FakeExchange large = serve(Map.of("Cookie", List.of("x".repeat(70_000))), body(""));
        FakeExchange many = serve(Map.of("Cookie", Collections.nCopies(201, "x")), body(""));

        assertThat(executed).isEmpty();
        assertThat(large.events).containsExactly("TOO_LARGE last", "close");
        assertThat(many.events).containsExactly("TOO_LARGE last", "close");
    }

    @Test
    void readsTheRestOfABodyThatIsTooLarge() throws IOException {
        InputStream body = body("x".repeat(100_000));
        FakeExchange exchange = serve(Map.of("Content-Length", List.of("100000")), body);

        assertThat(exchange.events).containsExactly("413", "close");
        assertThat(body.available()).isZero();
    }

    @Test
    void rejectsBodiesThatEndTooEarly() {
        FakeExchange exchange = serve(Map.of("Content-Length", List.of("6")), body("hello"));

        assertThat(executed).isEmpty();
        assertThat(exchange.events).containsExactly("400 last", "close");
    }

    @Test
    void rejectsBodiesThatAreTooSlow() throws InterruptedException {
        FakeExchange exchange = new FakeExchange(InputStream.nullInputStream()) {
            @Override
            public InputStream body() {
                return new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        awaitClose();
                        throw new IOException("closed");
                    }
                };
            }
        };

        serve(Map.of("Content-Length", List.of("5")), exchange);

        assertThat(executed).isEmpty();
        assertThat(exchange.events).containsExactly("408 last", "close");
        assertThat(intake.drain(Duration.ZERO)).as("nothing runs any more").isPresent();
    }

    @Test
    void countsNoRequestWhoseClientIsGone() throws InterruptedException {
        FakeExchange exchange = new FakeExchange(body("hello")) {
            @Override
            public void respond(BrokerResponse response, boolean last) throws IOException {
                throw new IOException("broken pipe");
            }
        };

        serve(Map.of("Content-Length", List.of("5")), exchange);

        assertThat(exchange.events).isNotEmpty().containsOnly("close");
        assertThat(intake.drain(Duration.ZERO)).isPresent();
    }

    private FakeExchange serve(Map<String, List<String>> headers, InputStream body) {
        return serve(headers, new FakeExchange(body));
    }

    private FakeExchange serve(Map<String, List<String>> headers, FakeExchange exchange) {
        RequestHead head = new RequestHead(
                "PUT", "/", "", name -> headers.getOrDefault(name, List.of()), new Peer("10.0.0.1", List.of()));
        new BlockingIntake(intake).accept(head, "HTTP/1.1", headers, exchange);
        return exchange;
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Notes what becomes of an exchange. */
    private static class FakeExchange implements BlockingIntake.Exchange {

        final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private final InputStream body;
        private final CountDownLatch closed = new CountDownLatch(1);

        FakeExchange(InputStream body) {
            this.body = body;
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void respond(BrokerResponse response, boolean last) throws IOException {
            String text = new String(response.body(), StandardCharsets.US_ASCII);
            events.add((text.isEmpty() ? response.status() : text) + (last ? " last" : ""));
        }

        @Override
        public void close() {
            events.add("close");
            closed.countDown();
        }

        void awaitClose() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Executes every request, and responds with the status alone. */
    private final class EchoPipeline implements BrokerPipeline {

        @Override
        public Admission admit(RequestHead head) {
            return new Echo();
        }

        @Override
        public BrokerResponse reject(RequestHead head, HeadProblem problem) {
            return new BrokerResponse(400, Map.of(), problem.name().getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public int maxBodyBytes() {
            return MAX_BODY;
        }
    }

    private final class Echo implements Admission.Admitted {

        @Override
        public int maxBodyBytes() {
            return MAX_BODY;
        }

        @Override
        public boolean wantsBody() {
            return true;
        }

        @Override
        public String sender() {
            return "somebody";
        }

        @Override
        public void execute(byte[] body, Consumer<BrokerResponse> platform) {
            executed.add(new String(body, StandardCharsets.US_ASCII));
            platform.accept(status(200));
        }

        @Override
        public BrokerResponse bodyTooLarge() {
            return status(413);
        }

        @Override
        public BrokerResponse bodyTooSlow() {
            return status(408);
        }

        @Override
        public BrokerResponse bodyMalformed() {
            return status(400);
        }

        @Override
        public BrokerResponse tooManyRequests() {
            return status(429);
        }

        @Override
        public BrokerResponse overloaded() {
            return status(503);
        }

        @Override
        public BrokerResponse unavailable() {
            return status(503);
        }

        @Override
        public BrokerResponse failed(Throwable cause) {
            return status(500);
        }

        private BrokerResponse status(int code) {
            return new BrokerResponse(code, Map.of(), new byte[0]);
        }
    }
}
