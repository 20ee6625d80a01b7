package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The operations of the specification, as a layer recognizes their requests. */
enum Route implements Predicate<BrokerHttpRequest> {
    CATALOG("GET", "/v2/catalog"),
    PROVISION("PUT", Route.INSTANCE),
    FETCH("GET", Route.INSTANCE),
    UPDATE("PATCH", Route.INSTANCE),
    DEPROVISION("DELETE", Route.INSTANCE),
    LAST_OPERATION("GET", Route.INSTANCE + "/last_operation"),
    BIND("PUT", Route.BINDING),
    FETCH_BINDING("GET", Route.BINDING),
    UNBIND("DELETE", Route.BINDING),
    LAST_BINDING_OPERATION("GET", Route.BINDING + "/last_operation");

    private static final String INSTANCE = "/v2/service_instances/[^/]+";
    private static final String BINDING = INSTANCE + "/service_bindings/[^/]+";

    private final String method;
    private final Pattern path;

    Route(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    @Override
    public boolean test(BrokerHttpRequest request) {
        return request.method().equals(method) && path.matcher(path(request)).matches();
    }

    /** Returns the path without the query, which identifies a resource. */
    static String path(BrokerHttpRequest request) {
        return request.target().replaceFirst("\\?.*", "");
    }

    /** Returns the path of the instance or binding that an operation is polled for. */
    static String resource(BrokerHttpRequest request) {
        return path(request).replaceFirst("/last_operation$", "");
    }
}
