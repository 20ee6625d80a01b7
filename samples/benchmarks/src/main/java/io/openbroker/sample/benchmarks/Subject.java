package io.openbroker.sample.benchmarks;

import java.util.List;

/** The subjects of the benchmark: sources and the processor that runs on them. */
enum Subject {
    /** Brokers, without a processor. */
    BROKER(Sources.BROKER),
    /** Brokers, with a processor that writes an empty class for each, as the lower bound. */
    BROKER_EMPTY_CLASS(Sources.BROKER, "io.openbroker.sample.benchmarks.EmptyClassProcessor", Jars.OWN),
    /** Brokers, with the processor of openbroker, which writes a class and the catalog for each. */
    BROKER_OPENBROKER(
            Sources.BROKER,
            "io.openbroker.processor.BrokerProcessor",
            "openbroker-(processor|annotations|catalog)|jackson|json-schema-validator|slf4j-api|snakeyaml|asm|jspecify"),
    /** Controllers, without a processor. */
    CONTROLLER(Sources.CONTROLLER),
    /** Controllers, with the processor of avaje-http, which writes one class for each. */
    CONTROLLER_AVAJE(
            Sources.CONTROLLER, "io.avaje.http.generator.javalin.JavalinProcessor", "avaje-http|jakarta.inject-api"),
    /** Value classes, without a processor. */
    VALUE(Sources.VALUE),
    /** Value classes, with the processor of AutoValue, which writes one class for each. */
    VALUE_AUTO(Sources.VALUE, "com.google.auto.value.processor.AutoValueProcessor", "auto-value");

    private static final String NONE = "none";

    private final Sources sources;
    private final String processor;
    private final String jars;

    Subject(Sources sources) {
        this(sources, NONE, NONE);
    }

    Subject(Sources sources, String processor, String jars) {
        this.sources = sources;
        this.processor = processor;
        this.jars = jars;
    }

    Sources sources() {
        return sources;
    }

    /** Returns the options of javac that select the processor. */
    List<String> options() {
        return processor.equals(NONE)
                ? List.of("-proc:none")
                : List.of("-processor", processor, "-processorpath", Jars.named(jars));
    }
}
