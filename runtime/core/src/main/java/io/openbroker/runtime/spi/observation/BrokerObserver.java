package io.openbroker.runtime.spi.observation;

/**
 * Receives the events of a broker, to measure it; {@code openbroker-metrics} provides one for Micrometer. Events
 * contain no secrets and no texts from requests or handlers, and of requests no ids. Methods are called on many of the broker's threads
 * at once, and must not block; {@link OperationObserver} may. Their exceptions are logged and otherwise ignored.
 */
public interface BrokerObserver extends AutoCloseable {

    /**
     * The broker starts.
     *
     * @param load the load of the broker, which may be read at any time until {@link #close()}
     */
    void started(BrokerLoad load);

    /**
     * A request has a response, which is about to be sent.
     *
     * @param request the request with its response
     */
    void requestCompleted(CompletedRequest request);

    /**
     * An operation has ended. The end of delegated operations of brokers with {@link
     * io.openbroker.annotation.State#EXTERNAL} is known only from polls: it is reported when a process first returns it
     * to a platform, so never if no platform polls, and repeatedly if several processes return it or a process has
     * returned ten thousand others meanwhile.
     */
    void operationCompleted(CompletedOperation operation);

    /** The broker has stopped. */
    @Override
    void close();
}
