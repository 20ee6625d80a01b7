package io.openbroker.sample.benchmarks.requests;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The measured requests, in the order in which they are sent: each uses what those before it have created. */
enum RequestKind {
    CATALOG("GET catalog", "GET", 200),
    UNCHANGED("GET catalog, 304", "GET", 304),
    PROVISION("PUT instance, new", "PUT", 201),
    REPEAT("PUT instance, repeated", "PUT", 200),
    FETCH("GET instance", "GET", 200),
    POLL("GET last_operation", "GET", 200),
    BIND("PUT binding", "PUT", 201),
    UNBIND("DELETE binding", "DELETE", 200),
    DEPROVISION("DELETE instance", "DELETE", 200);

    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString((ServerKind.USER + ":" + ServerKind.PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String PATH = "/v2/service_instances/";
    private static final String IDS =
            "\"service_id\":\"" + IdleBroker.SERVICE + "\",\"plan_id\":\"" + IdleBroker.PLAN + '"';
    private static final String CONTEXT = "\"context\":{\"platform\":\"kubernetes\",\"namespace\":\"default\","
            + "\"clusterid\":\"644e1dd7-2a7f-18fb-b8ed-ed78c3f92c2b\"}";
    private static final String QUERY = "?service_id=" + IdleBroker.SERVICE + "&plan_id=" + IdleBroker.PLAN;
    // Instances that keep the bindings.
    private static final int HOSTS = 100;
    private static final int EIGHT_DIGITS = 0x1000_0000;

    private final String title;
    private final String method;
    private final int status;

    RequestKind(String title, String method, int status) {
        this.title = title;
        this.method = method;
        this.status = status;
    }

    String title() {
        return title;
    }

    /** Returns the expected status of the response. */
    int status() {
        return status;
    }

    /** Returns whether the bare server answers on its I/O thread, as openbroker does, and not on a worker. */
    boolean onIoThread() {
        return this == CATALOG || this == UNCHANGED;
    }

    /**
     * Returns the whole request.
     *
     * @param number the number of the instance or binding
     * @param etag the tag of the catalog
     */
    byte[] bytes(int number, String etag) {
        String body = body();
        String head = method + ' ' + path(number) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + AUTHORIZATION
                + "\r\nX-Broker-API-Version: 2.17\r\nAccept: application/json\r\n"
                + (this == UNCHANGED ? "If-None-Match: " + etag + "\r\n" : "")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private String path(int number) {
        return switch (this) {
            case CATALOG, UNCHANGED -> "/v2/catalog";
            case PROVISION, REPEAT, FETCH -> PATH + instance(number);
            case DEPROVISION -> PATH + instance(number) + QUERY;
            case POLL -> PATH + instance(number) + "/last_operation";
            case BIND -> binding(number);
            case UNBIND -> binding(number) + QUERY;
        };
    }

    private String body() {
        return switch (this) {
            case PROVISION, REPEAT -> "{" + IDS + "," + CONTEXT + ",\"parameters\":{\"size\":3}}";
            case BIND -> "{" + IDS + "," + CONTEXT + "}";
            case CATALOG, UNCHANGED, FETCH, POLL, UNBIND, DEPROVISION -> "";
        };
    }

    private static String binding(int number) {
        return PATH + instance(number - number % HOSTS) + "/service_bindings/" + id('b', number);
    }

    private static String instance(int number) {
        return id('a', number);
    }

    private static String id(char kind, int number) {
        return kind + Integer.toHexString(EIGHT_DIGITS | number).substring(1) + "-0000-4000-8000-000000000000";
    }
}
