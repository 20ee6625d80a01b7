/** What a broker's author writes: the annotations, and the types that stand in handlers' signatures. */
module io.openbroker.annotations {
    requires static transitive org.jspecify;

    exports io.openbroker.annotation;
    exports io.openbroker.model;
}
