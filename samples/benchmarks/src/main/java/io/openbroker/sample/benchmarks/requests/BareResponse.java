package io.openbroker.sample.benchmarks.requests;

import java.nio.charset.StandardCharsets;

/**
 * A response like that of a broker, which bare servers choose without looking at more of a request than they must.
 *
 * @param status the HTTP status
 * @param body the body; empty for 304. Do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares responses.
public record BareResponse(int status, byte[] body) {

    /** The tag of the catalog. */
    public static final String TAG = "\"tag\"";

    /** The path of the catalog. */
    public static final String CATALOG_PATH = "/v2/catalog";

    private static final String LAST_OPERATION = "/last_operation";
    private static final String BINDINGS = "/service_bindings/";

    private static final BareResponse CATALOG = of(
            200,
            "{\"services\":[{\"id\":\"" + IdleBroker.SERVICE
                    + "\",\"name\":\"measured\","
                    + "\"description\":\"A service that costs nothing\",\"bindable\":true,\"instances_retrievable\":true,"
                    + "\"plans\":[{\"id\":\"" + IdleBroker.PLAN
                    + "\",\"name\":\"only\",\"description\":\"The only plan\","
                    + "\"free\":true,\"schemas\":{\"service_instance\":{\"create\":{\"parameters\":{"
                    + "\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"object\",\"properties\":{"
                    + "\"size\":{\"type\":\"integer\"}},\"required\":[\"size\"]}}}}}]}]}");
    private static final BareResponse UNCHANGED = of(304, "");
    private static final BareResponse DELETED = of(200, "{}");
    private static final BareResponse CREATED = of(201, "{}");
    private static final BareResponse SUCCEEDED = of(200, "{\"state\":\"succeeded\"}");
    private static final BareResponse CREDENTIALS =
            of(201, "{\"credentials\":{\"user\":\"user-b0000001-0000-4000-8000-000000000000\"}}");
    private static final BareResponse INSTANCE = of(
            200,
            "{\"service_id\":\"" + IdleBroker.SERVICE + "\",\"plan_id\":\"" + IdleBroker.PLAN
                    + "\",\"parameters\":{\"size\":3}}");

    private static BareResponse of(int status, String body) {
        return new BareResponse(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The response to a request.
     *
     * @param method the method
     * @param path the path without the query
     * @param conditional whether the client has the catalog
     * @return the response
     */
    public static BareResponse to(String method, String path, boolean conditional) {
        if (path.equals(CATALOG_PATH)) {
            return conditional ? UNCHANGED : CATALOG;
        }
        if (method.equals("DELETE")) {
            return DELETED;
        }
        if (path.endsWith(LAST_OPERATION)) {
            return SUCCEEDED;
        }
        if (method.equals("GET")) {
            return INSTANCE;
        }
        return path.contains(BINDINGS) ? CREDENTIALS : CREATED;
    }
}
