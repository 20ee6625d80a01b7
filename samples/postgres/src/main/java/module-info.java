/** A broker that creates real databases and roles on a PostgreSQL server. */
module io.openbroker.sample.postgres {
    requires embedded.postgres;
    requires io.openbroker.annotations;
    requires io.openbroker.runtime;
    requires io.openbroker.undertow;
    requires java.compiler;
    requires java.naming;
    requires java.sql;
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;
    requires org.postgresql.jdbc;
    requires org.tukaani.xz;

    opens io.openbroker.sample.postgres to
            tools.jackson.databind;
}
