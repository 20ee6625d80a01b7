package io.openbroker.undertow;

import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BrokerResponse;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that is carried out as soon as its body is there. The memory of the body is given back when it was. */
final class ReceivedRequest implements BodyCollector.Receiver, ExchangeCompletionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedRequest.class);
    private static final byte[] NO_BODY = {};

    private final HttpServerExchange exchange;
    private final RequestBody body;
    private final Admitted admitted;
    private final BodyMemory.Share memory;
    private final Executor handlerThreads;
    private volatile boolean executing;

    ReceivedRequest(
            HttpServerExchange exchange,
            RequestBody body,
            Admitted admitted,
            BodyMemory.Share memory,
            Executor handlerThreads) {
        this.exchange = exchange;
        this.body = body;
        this.admitted = admitted;
        this.memory = memory;
        this.handlerThreads = handlerThreads;
    }

    /** Reads the body if it is wanted, and then carries the request out. */
    void receive(int maxBodyBytes) {
        try {
            if (admitted.wantsBody()) {
                exchange.addExchangeCompleteListener(this);
                body.collect(maxBodyBytes, memory, this);
            } else {
                whole(NO_BODY);
            }
        } catch (RuntimeException e) {
            ResponseWriter.send(exchange, body, admitted.failed(e));
        }
    }

    @Override
    public void whole(byte[] bytes) {
        executing = true;
        try {
            // Not as a handler of Undertow's, which could be answered only when it has returned.
            handlerThreads.execute(() -> execute(bytes));
        } catch (RejectedExecutionException stopped) {
            memory.release();
            exchange.setPersistent(false);
            ResponseWriter.send(exchange, body, admitted.unavailable());
        }
    }

    private void execute(byte[] bytes) {
        try {
            admitted.execute(bytes, this::answer);
        } finally {
            memory.release();
        }
    }

    private void answer(BrokerResponse response) {
        try {
            ResponseWriter.send(exchange, body, response);
        } catch (RuntimeException e) {
            LOG.debug("The client went away before it had its answer", e);
            exchange.endExchange();
        }
    }

    @Override
    public void tooLarge() {
        memory.release();
        ResponseWriter.send(exchange, body, admitted.bodyTooLarge());
    }

    @Override
    public void tooSlow() {
        memory.release();
        ResponseWriter.sendLast(exchange, admitted.bodyTooSlow());
    }

    @Override
    public void crowded() {
        memory.release();
        ResponseWriter.send(exchange, body, admitted.overloaded());
    }

    /** A client may go away in the middle of its body; one that is whole is in use until it was carried out. */
    @Override
    public void exchangeEvent(HttpServerExchange ended, NextListener next) {
        if (!executing) {
            memory.release();
        }
        next.proceed();
    }
}
