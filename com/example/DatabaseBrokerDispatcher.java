package com.example;

import io.openbroker.runtime.BrokerDispatcher;
import io.openbroker.runtime.CatalogDocument;
import io.openbroker.runtime.OfferingDescriptor;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Stands for what is generated when DatabaseBroker has no mistakes.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class DatabaseBrokerDispatcher implements BrokerDispatcher {
    public DatabaseBrokerDispatcher(Object broker) {
        throw new IllegalStateException("DatabaseBroker has mistakes; the compiler has named them");
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        throw new IllegalStateException("DatabaseBroker has mistakes; the compiler has named them");
    }

    @Override
    public CatalogDocument catalog() {
        throw new IllegalStateException("DatabaseBroker has mistakes; the compiler has named them");
    }
}
