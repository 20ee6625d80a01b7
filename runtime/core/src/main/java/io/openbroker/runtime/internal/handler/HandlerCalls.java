package io.openbroker.runtime.internal.handler;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers without recording an operation. */
public final class HandlerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerCalls.class);

    /** Ignores reports of progress, since nobody can see them; nothing cancels such a handler. */
    private static final Progress UNSEEN = new Progress() {
        @Override
        public void report(String description) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public long fencingToken() {
            throw new UnsupportedOperationException(
                    "Progress.fencingToken needs a broker with state = MANAGED; without state there are no claims");
        }
    };

    public static <R extends BrokerRequest> OperationCall<R> withoutOperation(R request, String operationId) {
        return new OperationCall<>(request, GivenParameters.none(), operationId, UNSEEN);
    }

    /** A call without a recorded operation. */
    public static <R extends BrokerRequest> OperationCall<R> unrecorded(R request, GivenParameters parameters) {
        return new OperationCall<>(
                request, parameters, request.requestIdentity().value(), UNSEEN);
    }

    /**
     * Calls a handler.
     *
     * @throws Rejection if it fails
     */
    public <T> T call(Command command, Callable<T> handler) {
        try {
            return Objects.requireNonNull(handler.call(), "A handler returned null");
        } catch (Exception | LinkageError thrown) {
            throw failure(command, thrown).rejection();
        }
    }

    /** Converts an exception of a handler, and logs it if the platform does not receive its text. */
    public Failure failure(Command command, Throwable thrown) {
        String logId = command.origin().requestIdentity().value();
        Failure failure = Failure.of(thrown, command.operation(), logId);
        if (failure.unexpected()) {
            LOG.error(
                    "{} failed; the platform received only the request identity {}",
                    command.operation(),
                    logId,
                    thrown);
        }
        return failure;
    }
}
