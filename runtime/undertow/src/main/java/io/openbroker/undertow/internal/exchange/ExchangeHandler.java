package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestIntake;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Passes every request from Undertow to an intake. Both ports use it. Heads and bodies are read on the I/O thread, so a slow client
 * occupies no other thread.
 *
 * <p>Safe for use by many threads.
 */
public final class ExchangeHandler implements HttpHandler {

    /** The value of {@code MAX_ENTITY_SIZE} without a limit; with one, Undertow closes connections without a response. */
    public static final long UNDERTOW_UNLIMITED = -1;

    private final RequestIntake intake;
    private final Function<HttpServerExchange, Executor> threads;

    /**
     * Creates a handler.
     *
     * @param threads which threads execute an admitted request; they may block
     */
    public ExchangeHandler(RequestIntake intake, Function<HttpServerExchange, Executor> threads) {
        this.intake = intake;
        this.threads = threads;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RequestHead head = RequestHeadReader.read(exchange);
        Optional<HeadProblem> problem = RequestHeadReader.problem(exchange, intake.limits());
        if (problem.isPresent()) {
            ResponseWriter.sendLast(exchange, intake.reject(head, problem.get()));
        } else {
            intake.accept(head, new UndertowExchange(exchange, intake.limits().arrival()), threads.apply(exchange));
        }
    }
}
