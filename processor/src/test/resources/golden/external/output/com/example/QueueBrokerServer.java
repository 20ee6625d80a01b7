package com.example;

import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import javax.annotation.processing.Generated;

/**
 * Serves {@link QueueBroker} over HTTP.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class QueueBrokerServer {
    private QueueBrokerServer() {
    }

    /**
     * Serves a new broker until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new QueueBrokerDispatcher(new QueueBroker()));
    }

    /**
     * Starts to serve a broker.
     *
     * @param broker the object on which handlers are called
     * @param settings the settings of the server
     * @return the server, which is to be closed
     */
    public static BrokerServer start(QueueBroker broker, ServerSettings settings) {
        return BrokerServer.start(settings, new QueueBrokerDispatcher(broker));
    }
}
