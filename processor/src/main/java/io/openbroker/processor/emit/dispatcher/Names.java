package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;
import java.util.List;

/** The names of what is generated, and the marks of what generated code names. */
public final class Names {

    static final String BROKER_DISPATCHER = SourceText.type(RuntimeNames.BROKER_DISPATCHER);
    static final String CATALOG_DOCUMENT = SourceText.type(RuntimeNames.CATALOG_DOCUMENT);
    static final String OFFERING_DESCRIPTOR = SourceText.type(RuntimeNames.OFFERING_DESCRIPTOR);
    static final String LIST = SourceText.type(List.class);
    static final String STRING = SourceText.type(String.class);

    private Names() {}

    /** The class that calls the handlers of a broker. */
    public static ClassRef dispatcher(BrokerModel broker) {
        return new ClassRef(broker.type().packageName(), List.of(broker.type().generatedName("Dispatcher")));
    }

    /** The resource that holds the catalog. */
    public static String catalog(BrokerModel broker) {
        return "META-INF/openbroker/" + broker.type().binaryName() + ".json";
    }
}
