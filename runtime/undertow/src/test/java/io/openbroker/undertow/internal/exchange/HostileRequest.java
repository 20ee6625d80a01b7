package io.openbroker.undertow.internal.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes requests that were proper once, and then were spoilt: a little, a lot, or not at all. */
final class HostileRequest {

    private static final List<String> METHODS =
            List.of("GET", "PUT", "PATCH", "DELETE", "POST", "HEAD", "PRI", "put", "");
    private static final List<String> TARGETS = List.of(
            "/v2/catalog",
            "/v2/service_instances/i",
            "/v2/service_instances/i?accepts_incomplete=true",
            "/v2/service_instances/i?service_id=s&plan_id=p",
            "/v2/service_instances/i/last_operation?operation=o",
            "/v2/service_instances/i/service_bindings/b",
            "/v2/service_instances/i/service_bindings/b?service_id=s&plan_id=p",
            "/v2/service_instances/i/service_bindings/b/last_operation");
    private static final List<String> BODIES = List.of(
            "",
            "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"platform\":\"kubernetes\"},\"parameters\":{\"a\":1}}",
            "{\"service_id\":\"s\",\"plan_id\":\"q\",\"organization_guid\":\"o\",\"space_guid\":\"s\"}",
            "{\"service_id\":\"s\",\"plan_id\":\"p\",\"bind_resource\":{\"app_guid\":\"a\"},\"parameters\":{}}",
            "{\"service_id\":\"s\",\"plan_id\":\"q\",\"previous_values\":{\"plan_id\":\"p\"},\"parameters\":{\"b\":[1,2]}}",
            "{\"predecessor_binding_id\":\"b\"}");
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "-0",
            "1e999999",
            "1E-999999",
            "9".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[".repeat(300),
            "{\"a\":".repeat(120),
            "{}",
            "[]",
            ",",
            "\"",
            "\\",
            "//",
            "%00",
            "%2F",
            "%",
            "%ff",
            "..",
            ";",
            "\u0000",
            "\u007f",
            "\u00e9",
            "\r\n",
            "\n",
            "\t",
            " ",
            "+",
            "&&",
            "==",
            "service_id",
            "plan_id",
            "parameters",
            "context",
            "maintenance_info",
            "a".repeat(2_000),
            "__proto__",
            "${jndi:ldap://localhost/a}",
            "<script>",
            "' OR 1=1");

    private final Random random;

    HostileRequest(Random random) {
        this.random = random;
    }

    byte[] next() {
        String body = spoil(pick(BODIES), 3);
        StringBuilder head = new StringBuilder()
                .append(rarely() ? pick(METHODS) : METHODS.get(random.nextInt(4)))
                .append(' ')
                .append(spoil(pick(TARGETS), 4))
                .append(rarely() ? " HTTP/1.0" : " HTTP/1.1")
                .append("\r\n");
        headers(body.getBytes(StandardCharsets.UTF_8).length)
                .forEach(header -> head.append(header).append("\r\n"));
        head.append("\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = body.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + rest.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        if (rarely() && all.length > 0) {
            all[random.nextInt(all.length)] = (byte) random.nextInt(256);
        }
        return all;
    }

    private List<String> headers(int length) {
        List<String> headers = new ArrayList<>();
        headers.add("Host: localhost");
        headers.add("Connection: close");
        headers.add("X-Broker-API-Version: " + spoil("2.17", 30));
        // Seldom, because who guesses waits longer each time.
        headers.add("Authorization: " + spoil("Basic dXNlcjpwYXNz", 500));
        headers.add("Content-Type: " + spoil("application/json", 20));
        headers.add("Content-Length: " + (rarely() ? spoil(Integer.toString(length), 2) : length));
        if (sometimes()) {
            headers.add("X-Broker-API-Originating-Identity: " + spoil("cloudfoundry " + identity(), 3));
        }
        if (sometimes()) {
            headers.add("X-Broker-API-Request-Identity: " + spoil("e26cee84-6b38-4456-b34e-d1a9f002c956", 3));
        }
        if (rarely()) {
            headers.add(pick(List.of(
                    "Transfer-Encoding: chunked",
                    "Expect: 100-continue",
                    "Content-Encoding: gzip",
                    "Upgrade: h2c",
                    "If-None-Match: \"tag",
                    "Range: bytes=0-1",
                    "X: " + "y".repeat(5_000))));
        }
        if (rarely()) {
            headers.add(headers.get(random.nextInt(headers.size())));
        }
        if (rarely()) {
            headers.remove(random.nextInt(headers.size()));
        }
        if (rarely()) {
            headers.set(0, spoil(headers.get(0), 1));
        }
        return headers;
    }

    private String identity() {
        String json = spoil("{\"user_id\":\"683ea748\"}", 3);
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes a text, on average each time in so many. */
    private String spoil(String text, int seldom) {
        String spoilt = text;
        while (random.nextInt(seldom) == 0) {
            int from = random.nextInt(spoilt.length() + 1);
            int to = Math.min(spoilt.length(), from + random.nextInt(4));
            spoilt = spoilt.substring(0, from) + (random.nextBoolean() ? pick(WORDS) : "") + spoilt.substring(to);
            if (seldom == 1) {
                return spoilt;
            }
        }
        return spoilt;
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
