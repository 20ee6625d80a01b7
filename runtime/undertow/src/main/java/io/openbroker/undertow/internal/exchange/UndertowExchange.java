package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.BodySink;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.ServerExchange;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request and its response in Undertow. For use by one thread at a time. */
final class UndertowExchange implements ServerExchange {

    private static final Logger LOG = LoggerFactory.getLogger(UndertowExchange.class);

    private final HttpServerExchange exchange;
    private final RequestBody body;

    /** @param arrival how long the body may take to arrive */
    UndertowExchange(HttpServerExchange exchange, Duration arrival) {
        this.exchange = exchange;
        this.body = new RequestBody(exchange, arrival);
    }

    @Override
    public long announcedLength() {
        return exchange.isRequestComplete() ? 0 : exchange.getRequestContentLength();
    }

    // Undertow allows other threads and callbacks to read and end the exchange only after the handler has returned.
    @Override
    public void read(BodySink sink) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> body.collect(sink));
    }

    @Override
    public <T> void await(CompletionStage<T> decision, Consumer<? super T> then) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE, () -> decision.thenAccept(decided -> resume(() -> then.accept(decided))));
    }

    private void resume(Runnable task) {
        try {
            exchange.getIoThread().execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("A request is dropped because the server has stopped", stopped);
        }
    }

    @Override
    public void send(BrokerResponse response) {
        try {
            if (body.isReadable()) {
                ResponseWriter.send(exchange, body, response);
            } else {
                ResponseWriter.sendLast(exchange, response);
            }
        } catch (RuntimeException e) {
            LOG.debug("The client closed the connection before it received the response", e);
            exchange.endExchange();
        }
    }

    @Override
    public void sendLast(BrokerResponse response) {
        exchange.setPersistent(false);
        send(response);
    }

    @Override
    public void whenEnded(Runnable task) {
        exchange.addExchangeCompleteListener((ended, next) -> {
            task.run();
            next.proceed();
        });
    }
}
