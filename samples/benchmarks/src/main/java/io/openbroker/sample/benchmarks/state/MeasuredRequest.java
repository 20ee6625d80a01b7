package io.openbroker.sample.benchmarks.state;

/** The measured requests. FETCH and BIND use the service instances that PROVISION created. */
enum MeasuredRequest {
    PROVISION("PUT", 201),
    FETCH("GET", 200),
    BIND("PUT", 201),
    POLL("GET", 200);

    private static final String INSTANCES = "/v2/service_instances/";

    private final String method;
    private final int status;

    MeasuredRequest(String method, int status) {
        this.method = method;
        this.status = status;
    }

    String method() {
        return method;
    }

    /** Returns the expected status of the response. */
    int status() {
        return status;
    }

    String path(int number) {
        String instance = INSTANCES + "measured-" + number;
        return switch (this) {
            case PROVISION, FETCH -> instance;
            case BIND -> instance + "/service_bindings/b";
            case POLL -> INSTANCES + HeldBroker.HELD + "0/last_operation?operation=" + StateLoader.operation(0);
        };
    }

    String body() {
        String ids = "\"service_id\": \"" + HeldBroker.SERVICE + "\", \"plan_id\": \"" + HeldBroker.PLAN + '"';
        return switch (this) {
            case PROVISION ->
                "{" + ids
                        + ", \"context\": {\"platform\": \"kubernetes\", \"namespace\": \"n\", \"clusterid\": \"c\"}}";
            case BIND -> "{" + ids + "}";
            case FETCH, POLL -> "";
        };
    }
}
