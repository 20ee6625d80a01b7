package io.openbroker.runtime.spi.observation;

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
     * An operation has ended. Of one that goes on elsewhere, in a broker with {@link
     * io.openbroker.annotation.State#EXTERNAL}, this is known when a platform is first told of the end; so if two processes
     * tell of it, or one has forgotten among ten thousand others that it did, it is told here twice, and if no platform asks,
     * never.
     *
     * @param operation the operation
     */
    void ended(EndedOperation operation);

    /** The broker has ended. */
    @Override
    void close();
}
