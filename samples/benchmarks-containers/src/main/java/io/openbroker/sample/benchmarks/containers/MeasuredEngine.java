package io.openbroker.sample.benchmarks.containers;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.sample.benchmarks.requests.IdleBroker;
import io.openbroker.sample.benchmarks.requests.IdleBrokerDispatcher;

/** The broker of the benchmark, with the credentials of the environment and state in memory. */
final class MeasuredEngine {

    private MeasuredEngine() {}

    static BrokerEngine create() {
        return BrokerEngine.builder()
                .dispatcher(new IdleBrokerDispatcher(new IdleBroker()))
                .credentials(new BasicCredentials(
                        System.getenv("OPENBROKER_USERNAME"), System.getenv("OPENBROKER_PASSWORD")))
                .build();
    }

    /** Whether a program is to serve the broker, and not the bare responses. */
    static boolean isWanted(String[] args) {
        return args[1].equals("broker");
    }

    static int port(String[] args) {
        return Integer.parseInt(args[0]);
    }
}
