package io.openbroker.runtime.server;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A request and the way to its response, as a server adapter has them. {@link RequestIntake} reads the body at most once, and sends
 * one response.
 *
 * <p>Responses are sent by any thread; the other methods are called by the thread that passes the request to the intake, or continues
 * after {@link #await}.
 */
public interface ServerExchange {

    /**
     * The length of the body that the client has announced.
     *
     * @return the length in bytes; 0 if there is no body, -1 if the length is not announced
     */
    long announcedLength();

    /**
     * Reads the body into a sink, now or later, and ends the sink. If the client waits for 100 Continue (RFC 9110, 10.1.1), send it,
     * but only if the sink wants more and there is a body.
     *
     * @param sink receives the body
     */
    void read(BodySink sink);

    /**
     * Sends the response. Discard what was not read of the body before the connection is used for the next request, or close the
     * connection.
     *
     * @param response the response
     */
    void send(BrokerResponse response);

    /**
     * Sends the response, and closes the connection afterwards.
     *
     * @param response the response
     */
    void sendLast(BrokerResponse response);

    /**
     * Registers a task for the end of the exchange: the response was sent, or the connection broke.
     *
     * @param task a task that does not block; run it once
     */
    void whenEnded(Runnable task);

    /**
     * Continues when a decision is there, and occupies no thread until then. By default the thread that decides continues.
     *
     * @param decision the decision; never completes exceptionally
     * @param then continues
     * @param <T> the type of the decision
     */
    default <T> void await(CompletionStage<T> decision, Consumer<? super T> then) {
        decision.thenAccept(then);
    }
}
