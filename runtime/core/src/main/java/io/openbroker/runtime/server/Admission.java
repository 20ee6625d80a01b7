package io.openbroker.runtime.server;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What the pipeline makes of the head of a request: an answer, or a request that is to be carried out, now or later. */
public sealed interface Admission {

    /** An admission that is known. */
    sealed interface Settled extends Admission {}

    /**
     * A request that is answered already; its body, if any, is of no interest.
     *
     * @param response the answer
     */
    record Responded(BrokerResponse response) implements Settled {}

    /**
     * A request of which it is not known yet who sent it. Nothing of its body is read before that.
     *
     * @param settled the admission, once it is known; on any thread, and never exceptionally
     */
    record Deferred(CompletionStage<Settled> settled) implements Admission {}

    /**
     * A request that the broker is to carry out. Exactly one of its answers is to be sent. No method throws; whatever goes
     * wrong becomes an answer.
     */
    non-sealed interface Admitted extends Settled {

        /**
         * Whether the request needs its body; if not, the body is of no interest.
         *
         * @return whether it does
         */
        boolean wantsBody();

        /**
         * Carries the request out. May block as long as a handler takes, so it is not for an I/O thread.
         *
         * @param body the whole body; empty if there is none, or it is not wanted
         * @param platform takes the answer, once; on another thread and before this call returns, if a handler takes so
         *     long that the platform is told that it goes on
         */
        void execute(byte[] body, Consumer<BrokerResponse> platform);

        /**
         * Refuses a body that is longer than {@link BrokerPipeline#maxBodyBytes()} (413).
         *
         * @return the answer
         */
        BrokerResponse bodyTooLarge();

        /**
         * Gives up because the body does not come in time (408); the server closes the connection after the answer.
         *
         * @return the answer
         */
        BrokerResponse bodyTooSlow();

        /**
         * Refuses the request because the server carries out as many as it takes on (503).
         *
         * @return the answer
         */
        BrokerResponse overloaded();

        /**
         * Refuses the request because the server is being stopped (503).
         *
         * @return the answer
         */
        BrokerResponse unavailable();

        /**
         * Gives up because the server failed, and logs why (500).
         *
         * @param cause what went wrong
         * @return the answer
         */
        BrokerResponse failed(Throwable cause);
    }
}
