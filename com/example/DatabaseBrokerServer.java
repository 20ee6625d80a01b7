package com.example;

import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import javax.annotation.processing.Generated;

/**
 * Stands for what is generated when DatabaseBroker has no mistakes.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class DatabaseBrokerServer {
    public static void main(String[] args) throws Exception {
        throw new IllegalStateException("DatabaseBroker has mistakes; the compiler has named them");
    }

    public static BrokerServer start(Object broker, ServerSettings settings) {
        throw new IllegalStateException("DatabaseBroker has mistakes; the compiler has named them");
    }
}
