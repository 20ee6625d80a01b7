/** Checks whether a broker, whoever wrote it, conforms to the Open Service Broker API. */
module io.openbroker.conformance {
    requires com.networknt.schema;
    requires io.openbroker.annotations;
    requires io.openbroker.catalog;
    requires transitive io.openbroker.client;
    requires static transitive org.jspecify;
    requires java.xml;
    requires org.snakeyaml.engine;
    requires rgxgen;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.openbroker.conformance;
}
