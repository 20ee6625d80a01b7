package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.Admission.Admitted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a server adapter gets from the intake, whatever the server is. */
class RequestIntakeTest {

    private static final byte[] BODY = "body".getBytes(StandardCharsets.US_ASCII);

    private final FakePipeline pipeline = new FakePipeline();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final RequestIntake intake =
            RequestIntake.of(pipeline, RequestLimits.DEFAULT.withMaxRequests(4).withMaxSharePercent(50));

    @Test
    void executesARequestWithItsBodyOnTheGivenThreads() {
        FakeExchange exchange = accept(BODY.length);
        exchange.arrives(BODY);
        assertThat(pipeline.executed).isEmpty();

        tasks.remove().run();

        assertThat(pipeline.executed).containsExactly(BODY);
        assertThat(exchange.sent).containsExactly("executed");
    }

    @Test
    void sendsTheResponseOfAnInterruptedHandlerUninterrupted() {
        FakeExchange exchange = accept(BODY.length);
        exchange.arrives(BODY);
        pipeline.whileExecuting = () -> Thread.currentThread().interrupt();

        tasks.remove().run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(exchange.sent).containsExactly("executed");
        assertThat(exchange.interrupted).isFalse();
    }

    @Test
    void readsNoBodyThatIsNotWanted() {
        pipeline.wantsBody = false;
        FakeExchange exchange = accept(BODY.length);

        assertThat(exchange.sink().wantsMore()).isFalse();
        exchange.sink().finish();
        tasks.remove().run();

        assertThat(pipeline.executed).containsExactly(new byte[0]);
    }

    @Test
    void rejectsBodiesThatAreTooLarge() {
        FakeExchange announced = accept(pipeline.maxBodyBytes() + 1L);
        assertThat(announced.sent).containsExactly("bodyTooLarge");
        assertThat(announced.sinks).isEmpty();

        FakeExchange chunked = accept(-1);
        chunked.sink().accept(ByteBuffer.allocate(pipeline.maxBodyBytes() + 1));
        assertThat(chunked.sink().wantsMore()).isFalse();
        chunked.sink().finish();
        assertThat(chunked.sent).containsExactly("bodyTooLarge");
    }

    @Test
    void closesConnectionsWhoseBodiesCannotBeRead() {
        FakeExchange slow = accept(BODY.length);
        slow.sink().expire();
        assertThat(slow.sent).containsExactly("bodyTooSlow, last");

        FakeExchange malformed = accept(-1);
        malformed.sink().malformed();
        assertThat(malformed.sent).containsExactly("bodyMalformed, last");

        slow.end();
        malformed.end();
        FakeExchange broken = accept(-1);
        broken.sink().fail(new IllegalStateException("no stream"));
        assertThat(broken.sent).containsExactly("failed: no stream, last");
        assertThat(pipeline.executed).isEmpty();
    }

    @Test
    void limitsTheRequestsOfASenderUntilTheyHaveEnded() {
        FakeExchange first = accept(BODY.length);
        accept(BODY.length);
        assertThat(accept(BODY.length).sent).containsExactly("overloaded");

        pipeline.sender = "k8s";
        assertThat(accept(BODY.length).sent).isEmpty();
        pipeline.sender = "cf";

        first.end();
        assertThat(accept(BODY.length).sent).isEmpty();
    }

    @Test
    void limitsTheRequestsOfASecond() {
        RequestIntake slow = RequestIntake.of(pipeline, RequestLimits.DEFAULT).withRate(1, () -> 0);
        accept(slow, 0);
        accept(slow, 0);

        assertThat(accept(slow, 0).sent).containsExactly("tooManyRequests");
    }

    @Test
    void rejectsRequestsWhileItDrainsAndWaitsForThoseThatRun() throws InterruptedException {
        FakeExchange running = accept(BODY.length);

        assertThat(intake.drain(Duration.ZERO)).isEmpty();
        assertThat(intake.draining()).isTrue();
        assertThat(accept(BODY.length).sent).containsExactly("unavailable, last");

        running.end();
        assertThat(intake.drain(Duration.ofSeconds(5))).isPresent();
    }

    @Test
    void rejectsRequestsWhoseThreadsHaveStopped() {
        FakeExchange exchange = new FakeExchange(0);
        intake.accept(head("GET", "/v2/x"), exchange, task -> {
            throw new RejectedExecutionException("stopped");
        });
        exchange.sink().finish();

        assertThat(exchange.sent).containsExactly("unavailable, last");
    }

    @Test
    void waitsForAuthentication() {
        CompletableFuture<Admission.Settled> decision = new CompletableFuture<>();
        pipeline.decision = new Admission.Deferred(decision);
        FakeExchange exchange = accept(0);
        assertThat(exchange.sent).isEmpty();

        decision.complete(new Admission.Responded(response("unauthorized")));

        assertThat(exchange.sent).containsExactly("unauthorized");
        assertThat(exchange.sinks).isEmpty();
    }

    @Test
    void releasesTheMemoryOfABodyWhoseConnectionBreaks() {
        RequestIntake alone = RequestIntake.of(pipeline, RequestLimits.DEFAULT.withMaxSharePercent(1));
        for (int i = 0; i < 1_000; i++) {
            FakeExchange exchange = accept(alone, -1);
            exchange.sink().accept(ByteBuffer.allocate(pipeline.maxBodyBytes()));
            assertThat(exchange.sink().wantsMore()).as("body %d", i).isTrue();
            exchange.end();
        }
    }

    @Test
    void answersHealthChecksWithoutThePipeline() throws InterruptedException {
        RequestIntake healthy = RequestIntake.of(pipeline, RequestLimits.DEFAULT)
                .withHealthChecks(() -> CompletableFuture.completedFuture(
                        HealthStatus.READY.withClockDifference(Duration.ofSeconds(-7))));
        pipeline.decision = new Admission.Responded(response("from the pipeline"));

        assertThat(health(healthy, "GET", "/health/live")).isEqualTo("200 {\"status\":\"live\"}");
        assertThat(health(healthy, "HEAD", "/health/ready"))
                .isEqualTo("200 {\"status\":\"ready\",\"warning\":\"the clock of this machine is 7 s behind the"
                        + " database's\"}");
        assertThat(health(healthy, "POST", "/health/live")).isEqualTo("405 {\"description\":\"Use GET.\"}");
        assertThat(health(healthy, "GET", "/health/x")).startsWith("404 ");
        assertThat(health(healthy, "GET", "/v2/catalog")).isEqualTo("200 from the pipeline");
        assertThat(health(intake, "GET", "/health/live")).isEqualTo("200 from the pipeline");

        healthy.drain(Duration.ZERO);
        assertThat(health(healthy, "GET", "/health/ready")).isEqualTo("503 {\"status\":\"stopping\"}");
    }

    private String health(RequestIntake asked, String method, String path) {
        FakeExchange exchange = new FakeExchange(0);
        asked.accept(head(method, path), exchange, tasks::add);
        BrokerResponse response = exchange.responses.get(0);
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    private FakeExchange accept(long announced) {
        return accept(intake, announced);
    }

    private FakeExchange accept(RequestIntake asked, long announced) {
        FakeExchange exchange = new FakeExchange(announced);
        asked.accept(head("PUT", "/v2/service_instances/i"), exchange, tasks::add);
        return exchange;
    }

    private static RequestHead head(String method, String path) {
        return new RequestHead(method, path, "", name -> List.of(), new Peer("127.0.0.1", List.of()));
    }

    private static BrokerResponse response(String text) {
        return new BrokerResponse(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Admits every request, and tells in its responses which one was asked for. */
    private static final class FakePipeline implements BrokerPipeline {

        private final List<byte[]> executed = new ArrayList<>();
        private boolean wantsBody = true;
        private Runnable whileExecuting = () -> {};
        private String sender = "cf";
        private Admission decision = new FakeAdmitted(this);

        @Override
        public Admission admit(RequestHead head) {
            return decision;
        }

        @Override
        public BrokerResponse reject(RequestHead head, HeadProblem problem) {
            return response(problem.name());
        }

        @Override
        public int maxBodyBytes() {
            return 100_000;
        }
    }

    private record FakeAdmitted(FakePipeline pipeline) implements Admitted {

        @Override
        public int maxBodyBytes() {
            return pipeline.maxBodyBytes();
        }

        @Override
        public boolean wantsBody() {
            return pipeline.wantsBody;
        }

        @Override
        public String sender() {
            return pipeline.sender;
        }

        @Override
        public void execute(byte[] body, Consumer<BrokerResponse> platform) {
            pipeline.executed.add(body);
            pipeline.whileExecuting.run();
            platform.accept(response("executed"));
        }

        @Override
        public BrokerResponse bodyTooLarge() {
            return response("bodyTooLarge");
        }

        @Override
        public BrokerResponse bodyTooSlow() {
            return response("bodyTooSlow");
        }

        @Override
        public BrokerResponse bodyMalformed() {
            return response("bodyMalformed");
        }

        @Override
        public BrokerResponse tooManyRequests() {
            return response("tooManyRequests");
        }

        @Override
        public BrokerResponse overloaded() {
            return response("overloaded");
        }

        @Override
        public BrokerResponse unavailable() {
            return response("unavailable");
        }

        @Override
        public BrokerResponse failed(Throwable cause) {
            return response("failed: " + cause.getMessage());
        }
    }

    /** Shows what the intake wants of a server. */
    private static final class FakeExchange implements ServerExchange {

        private final long announced;
        private final List<BodySink> sinks = new ArrayList<>();
        private final List<BrokerResponse> responses = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final List<Runnable> endTasks = new ArrayList<>();
        private boolean interrupted;

        FakeExchange(long announced) {
            this.announced = announced;
        }

        BodySink sink() {
            assertThat(sinks).hasSize(1);
            return sinks.get(0);
        }

        void arrives(byte[] body) {
            assertThat(sink().wantsMore()).isTrue();
            sink().accept(ByteBuffer.wrap(body));
            sink().finish();
        }

        void end() {
            endTasks.forEach(Runnable::run);
        }

        @Override
        public long announcedLength() {
            return announced;
        }

        @Override
        public void read(BodySink sink) {
            sinks.add(sink);
        }

        @Override
        public void send(BrokerResponse response) {
            interrupted = Thread.currentThread().isInterrupted();
            responses.add(response);
            sent.add(new String(response.body(), StandardCharsets.UTF_8));
        }

        @Override
        public void sendLast(BrokerResponse response) {
            sent.add(new String(response.body(), StandardCharsets.UTF_8) + ", last");
        }

        @Override
        public void whenEnded(Runnable task) {
            endTasks.add(task);
        }
    }
}
