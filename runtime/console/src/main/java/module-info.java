/** The web pages of a broker. */
module io.openbroker.console {
    requires io.openbroker.client;
    requires io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires jdk.httpserver;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    provides io.openbroker.runtime.spi.console.ConsolePages with
            io.openbroker.console.JarPages;
    provides io.openbroker.runtime.spi.marketplace.MarketplaceProvider with
            io.openbroker.console.marketplace.JarMarketplace;
}
