package io.openbroker.undertow.contract;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

/**
 * Where the contract tests keep their state: in memory, unless the system property {@code openbroker.contract.state} names a
 * class that makes another empty one for each test. So one suite holds for every store.
 */
public interface ContractState extends Supplier<BrokerState> {

    /** Empty state for a test. */
    static BrokerState open() {
        String maker = System.getProperty("openbroker.contract.state", "");
        if (maker.isEmpty()) {
            return new InMemoryState();
        }
        try {
            return Class.forName(maker)
                    .asSubclass(ContractState.class)
                    .getConstructor()
                    .newInstance()
                    .get();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("openbroker.contract.state names no class that makes state: " + maker, e);
        }
    }
}
