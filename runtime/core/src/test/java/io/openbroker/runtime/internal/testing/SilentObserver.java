package io.openbroker.runtime.internal.testing;

import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;

/** Does nothing; tests override what they want to hear of. */
public class SilentObserver implements BrokerObserver {

    @Override
    public void started(BrokerLoad load) {}

    @Override
    public void requestCompleted(CompletedRequest request) {}

    @Override
    public void operationCompleted(CompletedOperation operation) {}

    @Override
    public void close() {}
}
