package io.openbroker.runtime.internal.observation;

import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Combines observers into one that never throws, so that no request fails because it is measured. */
public final class Observers implements BrokerObserver {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<BrokerObserver> observers;

    public Observers(List<BrokerObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void started(BrokerLoad load) {
        tell(observer -> observer.started(load));
    }

    @Override
    public void requestCompleted(CompletedRequest request) {
        tell(observer -> observer.requestCompleted(request));
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        tell(observer -> observer.operationCompleted(operation));
    }

    @Override
    public void close() {
        tell(BrokerObserver::close);
    }

    private void tell(Consumer<BrokerObserver> what) {
        for (BrokerObserver observer : observers) {
            try {
                what.accept(observer);
            } catch (RuntimeException e) {
                LOG.warn("An observer failed; the broker continues", e);
            }
        }
    }
}
