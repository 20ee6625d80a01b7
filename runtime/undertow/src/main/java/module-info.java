/** The server of a broker, and a handler for those who have an Undertow already. */
module io.openbroker.undertow {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires transitive undertow.core;
    // What Undertow and XNIO need; being no modules, they cannot say so themselves.
    requires java.logging;
    requires java.management;
    requires java.naming;
    requires jdk.unsupported;
    requires org.slf4j;
    requires xnio.api;

    exports io.openbroker.undertow;

    uses io.openbroker.runtime.spi.state.BrokerStateProvider;
    uses io.openbroker.undertow.TlsProvider;
}
