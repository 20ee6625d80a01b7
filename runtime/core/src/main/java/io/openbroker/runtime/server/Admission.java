package io.openbroker.runtime.server;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The decision about the head of a request: a response, or a request that the broker carries out; now or later. */
public sealed interface Admission {

    /** An admission that is decided. */
    sealed interface Settled extends Admission {}

    /** The request has its response already; its body is not read. */
    record Responded(BrokerResponse response) implements Settled {}

    /**
     * The sender is not authenticated yet. Do not read the body before.
     *
     * @param settled the admission, once it is decided; completes on any thread, and never exceptionally
     */
    record Deferred(CompletionStage<Settled> settled) implements Admission {}

    /**
     * The broker carries out the request. Send exactly one of its responses. No method throws; failures become
     * responses.
     */
    non-sealed interface Admitted extends Settled {

        /**
         * Whether the request needs its body. If not, discard it.
         *
         * @return whether it does
         */
        boolean wantsBody();

        /**
         * The maximum length of the body; at most {@link BrokerPipeline#maxBodyBytes()}.
         *
         * @return the length in bytes
         */
        int maxBodyBytes();

        /**
         * The authenticated sender: a platform, or a user of the admin port. A server counts requests by it, so that
         * none uses up what all share.
         *
         * @return a name that is the same for all requests of the sender; not a secret
         */
        String sender();

        /**
         * Carries out the request. Blocks as long as a handler runs, so do not call it on an I/O thread.
         *
         * @param body the whole body; empty if there is none, or it is not wanted
         * @param platform receives the response once; on another thread and before this call returns, if a handler exceeds
         *     the response time limit
         */
        void execute(byte[] body, Consumer<BrokerResponse> platform);

        /**
         * Rejects a body that is longer than {@link #maxBodyBytes()} (413).
         *
         * @return the response
         */
        BrokerResponse bodyTooLarge();

        /**
         * Rejects a body that was not received in time (408). Close the connection after the response.
         *
         * @return the response
         */
        BrokerResponse bodyTooSlow();

        /**
         * Rejects a body whose end cannot be found (400). Close the connection after the response.
         *
         * @return the response
         */
        BrokerResponse bodyMalformed();

        /**
         * Rejects the request because its sender has sent too many in a short time (429).
         *
         * @return the response
         */
        BrokerResponse tooManyRequests();

        /**
         * Rejects the request because the server handles the maximum number already, of all senders or of this one (503).
         *
         * @return the response
         */
        BrokerResponse overloaded();

        /**
         * Rejects the request because the server is stopping (503).
         *
         * @return the response
         */
        BrokerResponse unavailable();

        /**
         * Reports a failure of the server (500), and logs its cause.
         *
         * @return the response
         */
        BrokerResponse failed(Throwable cause);
    }
}
