/** The runtime of a broker without a server: request pipeline, lifecycle, operations, state. */
// The one who gets the JSON package is built later.
@SuppressWarnings("module")
module io.openbroker.runtime {
    requires transitive io.openbroker.annotations;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.networknt.schema;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.openbroker.runtime;
    exports io.openbroker.runtime.authentication;
    exports io.openbroker.runtime.engine;
    exports io.openbroker.runtime.http;
    exports io.openbroker.runtime.json to
            io.openbroker.jdbc;
    exports io.openbroker.runtime.management to
            io.openbroker.undertow;
    exports io.openbroker.runtime.observation;
    exports io.openbroker.runtime.operator;
    exports io.openbroker.runtime.state;
    exports io.openbroker.runtime.template;

    uses io.openbroker.runtime.authentication.PasswordHashing;
    uses io.openbroker.runtime.authentication.TokenAuthentication;
    uses io.openbroker.runtime.observation.MetricsExposition;
}
