package io.openbroker.runtime.spi.observation;

import java.util.Set;

/** An observer of some service offerings only. */
record OfferingObserver(OperationObserver observer, Set<String> offerings) implements OperationObserver {

    OfferingObserver {
        if (offerings.isEmpty()) {
            throw new IllegalArgumentException(
                    "An observer is restricted to no service offering; name at least one id");
        }
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        observer.operationCompleted(operation);
    }
}
