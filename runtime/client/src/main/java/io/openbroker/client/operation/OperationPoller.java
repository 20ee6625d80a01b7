package io.openbroker.client.operation;

import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.client.StartedOperation;
import io.openbroker.model.OperationStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

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
        Supplier<ClientResult<OperationStatus>> poll = request.accept(new PollSender(client, operation.operationId()));
        Waits waits = new Waits(settings);
        Optional<Duration> asked = operation.retryAfter();
        Optional<ClientResult<OperationStatus>> last = Optional.empty();
        for (int polls = 1; !waits.areOver(); polls++) {
            if (!waits.await(asked)) {
                return new OperationEnd.Cancelled(last);
            }
            ClientResult<OperationStatus> result = poll.get();
            last = Optional.of(result);
            Optional<OperationEnd> end =
                    result.accept(new EndReader(last, request.operation().deletes()));
            if (end.isPresent()) {
                return end.get();
            }
            if (Thread.currentThread().isInterrupted()) {
                return new OperationEnd.Cancelled(last);
            }
            Optional<OperationStatus> status = result.value();
            asked = result.retryAfter().or(() -> status.flatMap(OperationStatus::retryAfter));
            settings.listener()
                    .accept(new PollProgress(
                            polls, waits.elapsed(), status.flatMap(OperationStatus::description), status.isPresent()));
        }
        return new OperationEnd.TimedOut(settings.maximumDuration(), last);
    }
}
