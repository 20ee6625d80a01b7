/** Durable state and operations: PostgreSQL for many replicas, SQLite in a file for one. */
module io.openbroker.jdbc {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires com.github.kagkarlsson.scheduler;
    // Tink and JDBI need them, but are not modules, so they cannot require them.
    requires com.google.gson;
    requires io.leangen.geantyref;
    requires com.google.crypto.tink;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires transitive java.sql;
    requires org.jdbi.v3.core;
    requires org.slf4j;

    exports io.openbroker.jdbc;

    provides io.openbroker.runtime.spi.state.BrokerStateProvider with
            io.openbroker.jdbc.JdbcStateProvider;
}
