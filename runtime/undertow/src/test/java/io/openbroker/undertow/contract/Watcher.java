package io.openbroker.undertow.contract;

import io.openbroker.runtime.spi.observation.AnsweredRequest;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told of a broker. */
final class Watcher implements BrokerObserver {

    final List<BrokerLoad> load = new CopyOnWriteArrayList<>();
    final List<AnsweredRequest> answered = new CopyOnWriteArrayList<>();
    final List<EndedOperation> ended = new CopyOnWriteArrayList<>();

    @Override
    public void begin(BrokerLoad begun) {
        load.add(begun);
    }

    @Override
    public void answered(AnsweredRequest request) {
        answered.add(request);
    }

    @Override
    public void ended(EndedOperation operation) {
        ended.add(operation);
    }

    @Override
    public void close() {}
}
