package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.PlatformClient.text;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the tests ask the broker for. */
final class Requests {

    static final String SERVICE = "a4c5e1f0-52d1-4b7c-9a5e-0d4f3c6b8e21";
    static final String REGULAR = "6d0b7c3e-1f7a-4c39-8b1d-2a9e5f4c7d02";
    static final String POSTGRESQL = "e83f9a64-7c25-4f0e-b6d8-91c4a5b2f703";

    private Requests() {}

    static String instance(String id) {
        return "/v2/service_instances/" + id;
    }

    static HttpResponse<String> provision(PlatformClient platform, String instance, String plan, String parameters)
            throws IOException, InterruptedException {
        return platform.put(instance, """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "org", "space_guid": "space",
                 "parameters": %s}""".formatted(SERVICE, plan, parameters));
    }

    static HttpResponse<String> bind(PlatformClient platform, String binding, String plan)
            throws IOException, InterruptedException {
        return platform.put(binding, "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(SERVICE, plan));
    }

    static Connection connect(HttpResponse<String> bound) throws SQLException {
        return DriverManager.getConnection(text(bound, "uri"), text(bound, "username"), text(bound, "password"));
    }

    static String query(String plan) {
        return "?service_id=" + SERVICE + "&plan_id=" + plan;
    }
}
