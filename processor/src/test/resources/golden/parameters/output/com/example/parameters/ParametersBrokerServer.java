package com.example.parameters;

import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import javax.annotation.processing.Generated;

/**
 * Serves {@link ParametersBroker} over HTTP.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class ParametersBrokerServer {
    private ParametersBrokerServer() {
    }

    /**
     * Serves a new broker until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new ParametersBrokerDispatcher(new ParametersBroker()));
    }

    /**
     * Starts to serve a broker.
     *
     * @param broker the object on which handlers are called
     * @param settings the settings of the server
     * @return the server, which is to be closed
     */
    public static BrokerServer start(ParametersBroker broker, ServerSettings settings) {
        return BrokerServer.start(settings, new ParametersBrokerDispatcher(broker));
    }
}
