/** The runtime of a broker without a server: request pipeline, lifecycle, operations, state. */
// Those who get internal packages are built later.
@SuppressWarnings("module")
module io.openbroker.runtime {
    requires transitive io.openbroker.annotations;
    requires static transitive org.jspecify;
    requires io.openbroker.catalog;
    requires com.fasterxml.jackson.annotation;
    requires com.networknt.schema;
    requires org.slf4j;
    requires re2j;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.openbroker.runtime;
    exports io.openbroker.runtime.generated;
    exports io.openbroker.runtime.internal.console to
            io.openbroker.console;
    exports io.openbroker.runtime.internal.json to
            io.openbroker.jdbc,
            io.openbroker.testkit;
    exports io.openbroker.runtime.internal.response to
            io.openbroker.console;
    exports io.openbroker.runtime.internal.schema to
            io.openbroker.console;
    exports io.openbroker.runtime.internal.settings to
            io.openbroker.spring,
            io.openbroker.undertow;
    exports io.openbroker.runtime.internal.start to
            io.openbroker.spring,
            io.openbroker.undertow;
    exports io.openbroker.runtime.server;
    exports io.openbroker.runtime.spi.authentication;
    exports io.openbroker.runtime.spi.console;
    exports io.openbroker.runtime.spi.marketplace;
    exports io.openbroker.runtime.spi.observation;
    exports io.openbroker.runtime.spi.policy;
    exports io.openbroker.runtime.spi.state;
    exports io.openbroker.runtime.spi.state.list;
    exports io.openbroker.runtime.spi.state.row;

    uses io.openbroker.runtime.spi.authentication.PasswordHashing;
    uses io.openbroker.runtime.spi.authentication.TokenAuthentication;
    uses io.openbroker.runtime.spi.console.ConsolePages;
    uses io.openbroker.runtime.spi.marketplace.MarketplaceProvider;
    uses io.openbroker.runtime.spi.observation.MetricsExposition;
    uses io.openbroker.runtime.spi.state.BrokerStateProvider;
    uses tools.jackson.databind.JacksonModule;
}
