import io.openbroker.processor.BrokerProcessor;

/** Checks a broker class at compile time, and generates its dispatcher, catalog and server. */
module io.openbroker.processor {
    requires com.fasterxml.jackson.annotation;
    requires com.networknt.schema;
    requires io.openbroker.annotations;
    requires io.openbroker.catalog;
    requires org.objectweb.asm;
    requires org.snakeyaml.engine;
    requires org.slf4j;
    requires transitive java.compiler;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static com.google.auto.service;
    requires static jdk.compiler;
    requires static transitive org.jspecify;

    exports io.openbroker.processor;

    provides javax.annotation.processing.Processor with
            BrokerProcessor;
}
