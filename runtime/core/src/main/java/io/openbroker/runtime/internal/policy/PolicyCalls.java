package io.openbroker.runtime.internal.policy;

import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.HandlerStoppedException;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls policies one after the other within the response time limit. One that exceeds it is interrupted, since nothing is lost
 * with it.
 */
record PolicyCalls(
        List<RequestPolicy> policies,
        RunningOperations calls,
        Optional<StateStore> store,
        Command command,
        Consumer<JsonResponse> early,
        Supplier<? extends BrokerRequest> request)
        implements PolicyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyCalls.class);

    private static final KnownInstances UNKNOWN = filter -> {
        throw new UnsupportedOperationException(
                "KnownInstances.count needs a broker with state = MANAGED; without state the runtime knows no service"
                        + " instances, so count them in the backend");
    };

    @Override
    public List<InstanceCount> ask() {
        RunningOperation running = calls.register(UUID.randomUUID().toString(), command.resource());
        // Whoever decides the response does so alone: no claim may be made once a platform was told that there is none.
        AtomicBoolean decided = new AtomicBoolean();
        running.whenOverdue(() -> {
            if (decided.compareAndSet(false, true)) {
                LOG.warn("A policy exceeds the response time limit and is interrupted; {}", rejected());
                early.accept(tooSlow().response());
                running.interrupt();
            }
        });
        return calls.run(running, () -> ask(running, decided));
    }

    private List<InstanceCount> ask(RunningOperation running, AtomicBoolean decided) {
        Optional<CountedInstances> counted =
                store.map(instances -> new CountedInstances(instances, command.instanceKey(), running));
        KnownInstances known = counted.isPresent() ? counted.get() : UNKNOWN;
        BrokerRequest asked = request.get();
        for (RequestPolicy policy : policies) {
            Optional<Throwable> thrown = call(policy, asked, known, running);
            if (thrown.isPresent()) {
                throw decided.compareAndSet(false, true) ? rejection(policy, thrown.get()) : tooSlow();
            }
        }
        if (!decided.compareAndSet(false, true)) {
            throw tooSlow();
        }
        return counted.map(CountedInstances::counts).orElseGet(List::of);
    }

    private static Optional<Throwable> call(
            RequestPolicy policy, BrokerRequest asked, KnownInstances known, RunningOperation running) {
        try {
            InterruptibleCalls.call(running, () -> {
                policy.check(asked, known);
                return policy;
            });
            return Optional.empty();
        } catch (Throwable thrown) {
            return Optional.of(thrown);
        }
    }

    private static Rejection tooSlow() {
        return Rejection.of(
                        Outcome.POLICY_TOO_SLOW,
                        "A rule of the broker takes too long to decide; nothing was changed. Send the request again later.")
                .retryAfter(RetryAfter.SOON);
    }

    private Rejection rejection(RequestPolicy policy, Throwable thrown) {
        String requestIdentity = command.origin().requestIdentity().value();
        if (thrown instanceof BrokerException || thrown instanceof RetryLater) {
            Rejection rejection = Failure.of(thrown, command.operation(), requestIdentity)
                    .rejection()
                    .byPolicy();
            LOG.info("A policy responded with {}; {}", rejection.status(), rejected());
            return rejection;
        }
        if (thrown instanceof StateUnavailableException || thrown instanceof HandlerStoppedException) {
            return Failure.of(thrown, command.operation(), requestIdentity).rejection();
        }
        LOG.error(
                "The policy {} failed; {}. The platform received only the request identity",
                policy.getClass().getName(),
                rejected(),
                thrown);
        return InternalFailure.rejection(requestIdentity);
    }

    private String rejected() {
        return command.operation() + " of " + command.resource().described() + " (platform "
                + command.origin().platform().name() + ", request "
                + command.origin().requestIdentity().value() + ") is rejected, and nothing was started";
    }
}
