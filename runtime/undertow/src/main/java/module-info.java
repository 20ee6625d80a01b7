/** The server of a broker, and a handler for programs with an Undertow of their own. */
module io.openbroker.undertow {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires transitive undertow.core;
    // Undertow and XNIO need these modules and, not being modules, cannot require them.
    requires java.logging;
    requires java.management;
    requires java.naming;
    requires jdk.unsupported;
    requires org.slf4j;
    requires xnio.api;

    exports io.openbroker.undertow;
    exports io.openbroker.undertow.spi;

    uses io.openbroker.undertow.spi.TlsProvider;
}
