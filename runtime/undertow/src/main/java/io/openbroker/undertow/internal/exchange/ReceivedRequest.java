package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BrokerResponse;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes an admitted request once its body is complete, and releases the memory of the body afterwards. */
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

    /** Reads the body if the request needs one, then executes the request. */
    void receive(int maxBodyBytes) {
        try {
            if (admitted.wantsBody()) {
                exchange.addExchangeCompleteListener(this);
                body.collect(maxBodyBytes, memory, this);
            } else {
                complete(NO_BODY);
            }
        } catch (RuntimeException e) {
            ResponseWriter.send(exchange, body, admitted.failed(e));
        }
    }

    @Override
    public void complete(byte[] bytes) {
        executing = true;
        try {
            // Not dispatched through Undertow, which sends the response only after the task has returned.
            handlerThreads.execute(() -> execute(bytes));
        } catch (RejectedExecutionException stopped) {
            memory.release();
            exchange.setPersistent(false);
            ResponseWriter.send(exchange, body, admitted.unavailable());
        }
    }

    private void execute(byte[] bytes) {
        try {
            admitted.execute(bytes, this::send);
        } finally {
            memory.release();
        }
    }

    private void send(BrokerResponse response) {
        try {
            ResponseWriter.send(exchange, body, response);
        } catch (RuntimeException e) {
            LOG.debug("The client closed the connection before it received the response", e);
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
    public void malformed() {
        memory.release();
        ResponseWriter.sendLast(exchange, admitted.bodyMalformed());
    }

    @Override
    public void outOfMemory() {
        memory.release();
        ResponseWriter.send(exchange, body, admitted.overloaded());
    }

    /** Releases the memory of a body that never becomes complete; a complete one is in use until it was executed. */
    @Override
    public void exchangeEvent(HttpServerExchange ended, NextListener next) {
        if (!executing) {
            memory.release();
        }
        next.proceed();
    }
}
