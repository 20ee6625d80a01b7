/** What a broker's author writes: the annotations, and the types that stand in handlers' signatures. */
@SuppressWarnings("module") // the modules for which a package is exported are built after this one
module io.openbroker.annotations {
    requires static transitive org.jspecify;

    exports io.openbroker.annotation;
    exports io.openbroker.catalog to
            io.openbroker.processor,
            io.openbroker.runtime;
    exports io.openbroker.json to
            io.openbroker.processor,
            io.openbroker.runtime;
    exports io.openbroker.model;
}
