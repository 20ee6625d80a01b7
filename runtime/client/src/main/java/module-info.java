/** Calls brokers: HTTP exchanges as values, and a typed client for each operation of the specification. */
module io.openbroker.client {
    requires transitive io.openbroker.annotations;
    requires java.net.http;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.openbroker.client;
    exports io.openbroker.client.http;
    exports io.openbroker.client.operation;
}
