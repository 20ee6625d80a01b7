/** Durable state and operations: PostgreSQL for many replicas, SQLite in a file for one. */
module io.openbroker.jdbc {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires com.github.kagkarlsson.scheduler;
    // Tink needs it, but is not a module, so it cannot require it.
    requires com.google.gson;
    requires com.google.crypto.tink;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires transitive java.sql;
    requires org.slf4j;

    exports io.openbroker.jdbc;

    provides io.openbroker.runtime.spi.state.BrokerStateProvider with
            io.openbroker.jdbc.JdbcStateProvider;
}
