package io.openbroker.client.operation;

import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.OsbOperation;
import java.util.Optional;

/**
 * Deletes what a failed request may have left behind, as the specification demands of platforms in its table of orphan mitigation.
 * Immutable, and safe for use by many threads.
 */
public final class OrphanMitigation {

    private final BrokerClient client;
    private final PollSettings settings;

    /**
     * Creates a mitigation. Deletions may be asynchronous, even if the client does not permit asynchronous operations.
     *
     * @param settings the times between attempts to delete, and how long to try at most; also how asynchronous deletions are polled
     */
    public OrphanMitigation(BrokerClient client, PollSettings settings) {
        this.client = client.asynchronous();
        this.settings = settings;
    }

    /** How a mitigation has ended. */
    public sealed interface Outcome {

        /** Nothing was to be deleted. */
        record NotNeeded() implements Outcome {}

        /** The resource does not exist any more. */
        record Mitigated() implements Outcome {}

        /**
         * The resource may still exist: the time is over, or the caller has stopped.
         *
         * @param last the result of the last attempt
         */
        record Left(Optional<ClientResult<Deleted>> last) implements Outcome {}
    }

    /**
     * Returns whether a result asks for a deletion, by the table of the specification.
     *
     * @param operation the operation that was requested
     */
    public static boolean isNeeded(OsbOperation operation, ClientResult<?> result) {
        return result.accept(new OrphanTable(operation));
    }

    /** Returns whether the end of an asynchronous operation asks for a deletion. */
    public static boolean isNeeded(OsbOperation operation, OperationEnd end) {
        return end.accept(new OrphanTable(operation));
    }

    /**
     * Deletes what a request may have left behind, if its result asks for that, until the broker confirms it.
     *
     * @param request the request that has failed: a provision, deprovision, bind or unbind
     */
    public Outcome after(OsbRequest request, ClientResult<?> result) {
        return isNeeded(request.operation(), result) ? delete(request) : new Outcome.NotNeeded();
    }

    /**
     * Deletes what an asynchronous operation may have left behind, if its end asks for that, until the broker confirms it.
     *
     * @param request the request that has started the operation
     */
    public Outcome after(OsbRequest request, OperationEnd end) {
        return isNeeded(request.operation(), end) ? delete(request) : new Outcome.NotNeeded();
    }

    private Outcome delete(OsbRequest request) {
        return Deletion.after(request, client).map(this::delete).orElseGet(Outcome.NotNeeded::new);
    }

    private Outcome delete(Deletion deletion) {
        Waits waits = new Waits(settings);
        Optional<ClientResult<Deleted>> last = Optional.empty();
        boolean goesOn = !settings.cancelled().getAsBoolean();
        while (goesOn) {
            ClientResult<Deleted> result = deletion.send().get();
            last = Optional.of(result);
            if (result.accept(new Confirmation(deletion, waits))) {
                return new Outcome.Mitigated();
            }
            goesOn = !waits.areOver() && waits.await(result.retryAfter());
        }
        return new Outcome.Left(last);
    }

    /** Finds whether the result of a deletion confirms it; waits for the end of one that is asynchronous. */
    private final class Confirmation implements ClientResult.Visitor<Deleted, Boolean> {

        private final Deletion deletion;
        private final Waits waits;

        Confirmation(Deletion deletion, Waits waits) {
            this.deletion = deletion;
            this.waits = waits;
        }

        @Override
        public Boolean visit(ClientResult.Done<? extends Deleted> result) {
            return true;
        }

        @Override
        public Boolean visit(ClientResult.Started<? extends Deleted> result) {
            return new OperationPoller(client, settings.forAtMost(waits.left()))
                    .await(deletion.request(), result.operation())
                    .isSuccess();
        }

        @Override
        public Boolean visit(ClientResult.Gone<? extends Deleted> result) {
            return true;
        }

        @Override
        public Boolean visit(ClientResult.Failed<? extends Deleted> result) {
            return false;
        }

        @Override
        public Boolean visit(ClientResult.Malformed<? extends Deleted> result) {
            return false;
        }

        @Override
        public Boolean visit(ClientResult.Unreachable<? extends Deleted> result) {
            return false;
        }
    }
}
