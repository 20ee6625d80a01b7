/** The annotations of a broker, and the types in signatures of its handlers. */
module io.openbroker.annotations {
    requires static transitive org.jspecify;

    exports io.openbroker.annotation;
    exports io.openbroker.model;
}
