/** Rules of the catalog that processor and runtime share. Not for brokers. */
@SuppressWarnings("module") // the modules for which packages are exported are built after this one
module io.openbroker.catalog {
    requires transitive io.openbroker.annotations;
    requires static transitive org.jspecify;

    exports io.openbroker.catalog to
            io.openbroker.conformance,
            io.openbroker.processor,
            io.openbroker.runtime,
            io.openbroker.undertow;
    exports io.openbroker.catalog.json to
            io.openbroker.processor,
            io.openbroker.runtime;
}
