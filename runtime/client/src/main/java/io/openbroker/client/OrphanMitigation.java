package io.openbroker.client;

import io.openbroker.client.http.NoResponse;
import io.openbroker.model.Deleted;
import io.openbroker.model.OsbOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * Deletes what a failed request may have left behind, as the specification demands of platforms in its table of orphan mitigation.
 * Immutable, and safe for use by many threads.
 */
public final class OrphanMitigation {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int FIRST_REDIRECTION = 300;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final BrokerClient client;
    private final PollSettings settings;

    /**
     * Creates a mitigation.
     *
     * @param settings the times between attempts to delete, and how long to try at most; also how asynchronous deletions are polled
     */
    public OrphanMitigation(BrokerClient client, PollSettings settings) {
        this.client = client;
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
        if (result instanceof ClientResult.Malformed<?> malformed) {
            int status = malformed.status();
            return status > OK && status < FIRST_REDIRECTION && isAffected(operation, status <= ACCEPTED);
        }
        if (result instanceof ClientResult.Failed<?> failed) {
            return failed.status() != REQUEST_TIMEOUT
                    && failed.status() >= FIRST_SERVER_ERROR
                    && isAffected(operation, false);
        }
        if (result instanceof ClientResult.Unreachable<?> unreachable) {
            NoResponse.Reason reason = unreachable.reason().reason();
            return !reason.isBeforeRequest() && isAffected(operation, true);
        }
        return false;
    }

    /** Returns whether the end of an asynchronous operation asks for a deletion. */
    public static boolean isNeeded(OsbOperation operation, OperationEnd end) {
        // The specification demands that an operation which takes too long counts as failed.
        boolean failed = end instanceof OperationEnd.Failed || end instanceof OperationEnd.TimedOut;
        return failed && isAffected(operation, false);
    }

    /** Creations can leave something behind; deletions too, unless only creations are named in the table. */
    private static boolean isAffected(OsbOperation operation, boolean onlyCreations) {
        return switch (operation) {
            case PROVISION, BIND -> true;
            case DEPROVISION, UNBIND -> !onlyCreations;
            case CATALOG, FETCH_INSTANCE, UPDATE, LAST_OPERATION, FETCH_BINDING, LAST_BINDING_OPERATION -> false;
        };
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
        OsbRequest deletion = deletion(request);
        OperationPoller poller = new OperationPoller(client, settings);
        long begin = settings.time().nanos();
        Duration interval = settings.interval();
        Optional<ClientResult<Deleted>> last = Optional.empty();
        while (!settings.cancelled().getAsBoolean() && !isOver(begin)) {
            ClientResult<Deleted> result = send(deletion);
            last = Optional.of(result);
            if (result instanceof ClientResult.Done || result instanceof ClientResult.Gone) {
                return new Outcome.Mitigated();
            }
            if (result instanceof ClientResult.Started<Deleted> started
                    && poller.await(deletion, started.operation()).isSuccess()) {
                return new Outcome.Mitigated();
            }
            try {
                settings.time().sleep(interval);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.Left(last);
            }
            Duration next = Duration.ofNanos((long) (interval.toNanos() * settings.factor()));
            interval = next.compareTo(settings.longestInterval()) > 0 ? settings.longestInterval() : next;
        }
        return new Outcome.Left(last);
    }

    private boolean isOver(long begin) {
        return Duration.ofNanos(settings.time().nanos() - begin).compareTo(settings.maximumDuration()) >= 0;
    }

    private ClientResult<Deleted> send(OsbRequest deletion) {
        return deletion instanceof OsbRequest.Unbind unbind
                ? client.unbind(unbind)
                : client.deprovision((OsbRequest.Deprovision) deletion);
    }

    private static OsbRequest deletion(OsbRequest request) {
        if (request instanceof OsbRequest.Provision provision) {
            return new OsbRequest.Deprovision(provision.instanceId(), provision.serviceId(), provision.planId());
        }
        if (request instanceof OsbRequest.Bind bind) {
            return new OsbRequest.Unbind(bind.instanceId(), bind.bindingId(), bind.serviceId(), bind.planId());
        }
        return request;
    }
}
