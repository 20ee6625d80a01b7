package io.openbroker.undertow.contract;

import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told of a broker. */
final class Watcher implements BrokerObserver {

    final List<BrokerLoad> load = new CopyOnWriteArrayList<>();
    final List<CompletedRequest> answered = new CopyOnWriteArrayList<>();
    final List<CompletedOperation> ended = new CopyOnWriteArrayList<>();

    @Override
    public void started(BrokerLoad begun) {
        load.add(begun);
    }

    @Override
    public void requestCompleted(CompletedRequest request) {
        answered.add(request);
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        ended.add(operation);
    }

    @Override
    public void close() {}
}
