package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.spi.observation.AnsweredRequest;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
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
    public void begin(BrokerLoad load) {
        tell(observer -> observer.begin(load));
    }

    @Override
    public void answered(AnsweredRequest request) {
        tell(observer -> observer.answered(request));
    }

    @Override
    public void ended(EndedOperation operation) {
        tell(observer -> observer.ended(operation));
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
