package io.openbroker.runtime.observation;

/**
 * Is told what a broker does, to measure it; {@code openbroker-metrics} has one for Micrometer. What it is told holds no id,
 * no secret and no text of anybody. Its methods are called on the broker's threads, some of which must not block, and many at
 * once; what they throw is logged and goes no further.
 */
public interface BrokerObserver extends AutoCloseable {

    /**
     * The broker begins.
     *
     * @param load how much there is to do, to be asked at any time until {@link #close()}
     */
    void begin(BrokerLoad load);

    /**
     * A request has an answer, which is about to be sent.
     *
     * @param request the request and its answer
     */
    void answered(AnsweredRequest request);

    /**
     * An operation has ended.
     *
     * @param operation the operation
     */
    void ended(EndedOperation operation);

    /** The broker has ended. */
    @Override
    void close();
}
