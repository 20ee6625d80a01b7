/** The web pages of a broker. */
module io.openbroker.console {
    requires io.openbroker.runtime;
    requires static transitive org.jspecify;

    provides io.openbroker.runtime.spi.console.ConsolePages with
            io.openbroker.console.JarPages;
}
