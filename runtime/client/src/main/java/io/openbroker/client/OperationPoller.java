package io.openbroker.client;

import io.openbroker.model.OperationStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * Polls operations until they end. It waits as long as the broker asks for with {@code Retry-After}, and otherwise by its settings;
 * responses that are errors or invalid are tolerated until the maximum duration, as the specification demands. Immutable; one
 * poller can poll many operations, each on the thread of its caller.
 */
public final class OperationPoller {

    private final BrokerClient client;
    private final PollSettings settings;

    /** Creates a poller. */
    public OperationPoller(BrokerClient client, PollSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Polls the operation that a request has started.
     *
     * @param request what was sent
     * @param operation what the response says
     * @throws IllegalArgumentException if the request starts no operation, since it only reads
     */
    public OperationEnd await(OsbRequest request, StartedOperation operation) {
        OsbRequest poll = poll(request, operation);
        boolean deletes = request.operation().deletes();
        long begin = settings.time().nanos();
        Duration interval = settings.interval();
        Optional<Duration> asked = operation.retryAfter();
        Optional<ClientResult<OperationStatus>> last = Optional.empty();
        for (int polls = 1; ; polls++) {
            Duration left = settings.maximumDuration().minus(elapsed(begin));
            if (left.isNegative() || left.isZero()) {
                return new OperationEnd.TimedOut(settings.maximumDuration(), last);
            }
            Duration wait = asked.orElse(interval);
            if (!waited(wait.compareTo(left) < 0 ? wait : left)) {
                return new OperationEnd.Cancelled(last);
            }
            ClientResult<OperationStatus> result = send(poll);
            last = Optional.of(result);
            Optional<OperationEnd> end = end(result, deletes);
            if (end.isPresent()) {
                return end.get();
            }
            asked = retryAfter(result);
            interval = longer(interval);
            settings.listener()
                    .accept(new PollProgress(
                            polls,
                            elapsed(begin),
                            result.value().flatMap(OperationStatus::description),
                            result.value().isPresent()));
        }
    }

    private ClientResult<OperationStatus> send(OsbRequest poll) {
        return poll instanceof OsbRequest.LastBindingOperation ofBinding
                ? client.lastBindingOperation(ofBinding)
                : client.lastOperation((OsbRequest.LastOperation) poll);
    }

    private static Optional<OperationEnd> end(ClientResult<OperationStatus> result, boolean deletes) {
        Optional<ClientResult<OperationStatus>> last = Optional.of(result);
        if (result instanceof ClientResult.Gone) {
            return Optional.of(deletes ? new OperationEnd.Succeeded(last) : new OperationEnd.Vanished(last));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(new OperationEnd.Cancelled(last));
        }
        return result.value().flatMap(status -> switch (status.state()) {
            case IN_PROGRESS -> Optional.empty();
            case SUCCEEDED -> Optional.of(new OperationEnd.Succeeded(last));
            case FAILED -> Optional.of(new OperationEnd.Failed(status, last));
        });
    }

    private static Optional<Duration> retryAfter(ClientResult<OperationStatus> result) {
        return result instanceof ClientResult.Failed<OperationStatus> failed
                ? failed.retryAfter()
                : result.value().flatMap(OperationStatus::retryAfter);
    }

    private boolean waited(Duration time) {
        if (settings.cancelled().getAsBoolean()) {
            return false;
        }
        try {
            settings.time().sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !settings.cancelled().getAsBoolean();
    }

    private Duration longer(Duration interval) {
        Duration next = Duration.ofNanos((long) (interval.toNanos() * settings.factor()));
        return next.compareTo(settings.longestInterval()) > 0 ? settings.longestInterval() : next;
    }

    private Duration elapsed(long begin) {
        return Duration.ofNanos(settings.time().nanos() - begin);
    }

    private static OsbRequest poll(OsbRequest request, StartedOperation operation) {
        Optional<String> id = operation.operationId();
        if (request instanceof OsbRequest.Provision provision) {
            return ofInstance(request, provision.serviceId(), Optional.of(provision.planId()), id);
        }
        if (request instanceof OsbRequest.Update update) {
            return ofInstance(request, update.serviceId(), update.planId(), id);
        }
        if (request instanceof OsbRequest.Deprovision deprovision) {
            return ofInstance(request, deprovision.serviceId(), Optional.of(deprovision.planId()), id);
        }
        if (request instanceof OsbRequest.Bind bind) {
            return ofBinding(request, bind.bindingId(), bind.serviceId(), bind.planId(), id);
        }
        if (request instanceof OsbRequest.Unbind unbind) {
            return ofBinding(request, unbind.bindingId(), unbind.serviceId(), unbind.planId(), id);
        }
        throw new IllegalArgumentException(
                "A request for " + request.operation() + " starts no operation that can be polled.");
    }

    private static OsbRequest ofInstance(
            OsbRequest request, String serviceId, Optional<String> planId, Optional<String> operationId) {
        return new OsbRequest.LastOperation(request.instanceId(), Optional.of(serviceId), planId, operationId);
    }

    private static OsbRequest ofBinding(
            OsbRequest request, String bindingId, String serviceId, String planId, Optional<String> operationId) {
        return new OsbRequest.LastBindingOperation(
                request.instanceId(), bindingId, Optional.of(serviceId), Optional.of(planId), operationId);
    }
}
