package io.openbroker.sample.benchmarks.requests;

import java.io.IOException;
import java.util.Locale;

/**
 * The address of a server.
 *
 * @param etag the tag of its catalog; empty if it has none
 */
record Endpoint(int port, String etag) {

    /** Asks for the catalog. */
    static Endpoint find(int port) throws IOException {
        try (Client client = new Client(port)) {
            String head = client.send(RequestKind.CATALOG.bytes(0, ""), RequestKind.CATALOG.status());
            int tag = head.toLowerCase(Locale.ROOT).indexOf("\r\netag:");
            return new Endpoint(
                    port,
                    tag < 0
                            ? ""
                            : head.substring(tag + "\r\netag:".length(), head.indexOf("\r\n", tag + 2))
                                    .strip());
        }
    }
}
