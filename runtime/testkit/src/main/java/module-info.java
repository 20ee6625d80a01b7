/** Tests brokers with JUnit: a broker to start, kill and restart, and simulated platforms that use it. */
module io.openbroker.testkit {
    requires transitive io.openbroker.client;
    requires transitive io.openbroker.conformance;
    requires static io.openbroker.jdbc;
    requires transitive io.openbroker.runtime;
    requires transitive io.openbroker.undertow;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.openbroker.testkit;

    opens io.openbroker.testkit.internal.extension to
            org.junit.platform.commons;
}
