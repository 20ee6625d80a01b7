package io.openbroker.servlet;

import io.openbroker.runtime.server.BodySink;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.ServerExchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request and its response in a servlet container. Responses that are ready at once and fit into the container's buffer are written at
 * once; for all others the request becomes asynchronous.
 *
 * <p>Containers reuse their objects as soon as an exchange has ended, so whatever touches them holds the lock and checks first whether
 * it has. Safe for use by many threads.
 */
final class ServletExchange implements ServerExchange, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(ServletExchange.class);

    /** For connections that are likely to be broken, so that a container does not respond as if all were well. */
    private static final BrokerResponse NO_RESPONSE =
            new BrokerResponse(HttpServletResponse.SC_BAD_REQUEST, Map.of(), new byte[0]);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ReceivedHead received;
    private final Duration arrival;
    private final Deadlines deadlines;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AsyncContext async;
    private @Nullable BodyReader reader;
    private @Nullable Pending pending;
    private Runnable endTask = () -> {};
    private boolean responding;
    private boolean ended;

    /**
     * A response that waits for the rest of the body.
     *
     * @param last whether the connection is closed afterwards
     */
    private record Pending(BrokerResponse response, boolean last) {}

    /** @param arrival how long the body may take to arrive */
    ServletExchange(
            HttpServletRequest request,
            HttpServletResponse response,
            ReceivedHead received,
            Duration arrival,
            Deadlines deadlines) {
        this.request = request;
        this.response = response;
        this.received = received;
        this.arrival = arrival;
        this.deadlines = deadlines;
    }

    @Override
    public long announcedLength() {
        return received.announcedLength();
    }

    @Override
    public void read(BodySink sink) {
        lock.lock();
        try {
            if (!becomesAsynchronous()) {
                sink.fail(new IllegalStateException("The container does not let requests be asynchronous. Call"
                        + " setAsyncSupported(true) on the registration of the servlet, and on those of all filters before"
                        + " it."));
            } else if (announcedLength() == 0 || !sink.wantsMore()) {
                sink.finish();
            } else {
                startReading(sink);
            }
        } finally {
            lock.unlock();
        }
    }

    private void startReading(BodySink sink) {
        try {
            BodyReader body = new BodyReader(request.getInputStream(), sink, this, deadlines, arrival);
            reader = body;
            body.start();
        } catch (IOException | RuntimeException e) {
            sink.fail(e);
        }
    }

    @Override
    public <T> void await(CompletionStage<T> decision, Consumer<? super T> then) {
        lock.lock();
        try {
            if (decision.toCompletableFuture().isDone() || !becomesAsynchronous()) {
                then.accept(decision.toCompletableFuture().join());
                return;
            }
        } finally {
            lock.unlock();
        }
        decision.thenAccept(then);
    }

    /** Whether the request is asynchronous from now on; it is not if the container, or a filter, does not support that. */
    private boolean becomesAsynchronous() {
        if (async != null) {
            return true;
        }
        if (!request.isAsyncSupported()) {
            return false;
        }
        AsyncContext started = request.startAsync();
        // Handlers end by the limits of the broker; cut off by the container, they would go on without a response.
        started.setTimeout(0);
        started.addListener(this);
        async = started;
        return true;
    }

    @Override
    public void send(BrokerResponse sent) {
        respond(sent, false, true);
    }

    @Override
    public void sendLast(BrokerResponse sent) {
        respond(sent, true, true);
    }

    /** Rejects a request whose body must not be read, since its end is not known. */
    void reject(BrokerResponse rejection) {
        respond(rejection, true, false);
    }

    private void respond(BrokerResponse sent, boolean last, boolean bodyReadable) {
        lock.lock();
        try {
            if (ended || responding) {
                LOG.debug("The client closed the connection before it received the response");
                return;
            }
            responding = true;
            if (bodyReadable && isBodyLeft() && becomesAsynchronous()) {
                discardAndWrite(new Pending(sent, last));
            } else {
                write(sent, last, true);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Discards the rest of the body before the response if it is there already, and afterwards if it still comes. Closing the connection
     * while the client sends could make it lose the response.
     */
    private void discardAndWrite(Pending waiting) {
        pending = waiting;
        BodySink rest = BodySink.discarding(() -> endBody(false), reason -> {
            LOG.debug("The connection is closed", reason);
            endBody(true);
        });
        if (reader == null) {
            startReading(rest);
        } else {
            reader.continueInto(rest);
        }
    }

    /** Ends the exchange with its body, and the response that waits for it, if there is one. */
    private void endBody(boolean last) {
        Pending waiting = pending;
        pending = null;
        if (waiting == null) {
            complete();
        } else {
            write(waiting.response(), last || waiting.last(), true);
        }
    }

    /** Writes the response if it waits for the rest of a body, which is not there yet. */
    void bodyIsSlow() {
        Pending waiting = pending;
        pending = null;
        if (waiting != null) {
            write(waiting.response(), true, false);
        }
    }

    /** @param completes whether the exchange ends then; if not, it ends with the body of the request */
    private void write(BrokerResponse sent, boolean last, boolean completes) {
        try {
            writeHead(sent, last);
            if (!writesAtOnce(sent)) {
                Optional.ofNullable(reader).ifPresent(BodyReader::stop);
                new ResponseWriter(response.getOutputStream(), sent.body(), this).start();
                return;
            }
            if (!isHead()) {
                response.getOutputStream().write(sent.body());
            }
            if (async != null || !completes) {
                // Whoever stops the container waits for the end of the exchange, and the container may write only after
                // it.
                response.flushBuffer();
            }
            if (completes) {
                complete();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The response could not be sent", e);
            complete();
        }
    }

    private void writeHead(BrokerResponse sent, boolean last) {
        response.setStatus(sent.status());
        sent.headers().forEach(response::setHeader);
        if (last && received.isHttp1()) {
            response.setHeader("Connection", "close");
        }
        if (sent.body().length > 0) {
            response.setContentLength(sent.body().length);
        }
    }

    /** Whether writing cannot block, or has to be risked. */
    private boolean writesAtOnce(BrokerResponse sent) {
        return isHead() || sent.body().length <= response.getBufferSize() || !becomesAsynchronous();
    }

    private boolean isHead() {
        return received.head().method().equals("HEAD");
    }

    /** Whether there is more of the body, and it is in the way of the next request. */
    private boolean isBodyLeft() {
        if (reader != null) {
            return reader.isBodyLeft();
        }
        // A client that waits for 100 Continue gets the response instead, and sends no body.
        return received.isHttp1() && announcedLength() != 0 && !received.expectsContinue();
    }

    /** Ends the exchange because the connection broke. */
    void abandon(Throwable reason) {
        lock.lock();
        try {
            LOG.debug("The client closed the connection", reason);
            if (!responding && !ended) {
                responding = true;
                pending = new Pending(NO_RESPONSE, true);
            }
            endBody(true);
        } finally {
            lock.unlock();
        }
    }

    /** Runs a task on a thread of the container, since it may write; unless the exchange has ended. */
    void later(Runnable task) {
        ifOpen(() -> {
            AsyncContext started = async;
            if (started != null) {
                started.start(() -> ifOpen(task));
            }
        });
    }

    /** Runs a task that touches the request or response, unless the exchange has ended. */
    void ifOpen(Runnable task) {
        lock.lock();
        try {
            if (!ended) {
                task.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the exchange. */
    void complete() {
        if (ended) {
            return;
        }
        ended = true;
        Optional.ofNullable(reader).ifPresent(BodyReader::stop);
        AsyncContext started = async;
        if (started == null) {
            endTask.run();
            return;
        }
        try {
            started.complete();
        } catch (RuntimeException e) {
            LOG.debug("The container has ended the request already", e);
            endTask.run();
        }
    }

    @Override
    public void whenEnded(Runnable task) {
        lock.lock();
        try {
            endTask = new Once(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ifOpen(() -> ended = true);
        endTask.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        abandon(Optional.ofNullable(event.getThrowable())
                .orElseGet(() -> new IOException("The container reports an error without its cause")));
    }

    /** Containers that stop do so although there is no timeout. */
    @Override
    public void onTimeout(AsyncEvent event) {
        lock.lock();
        try {
            if (!responding && !ended) {
                responding = true;
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
            complete();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
