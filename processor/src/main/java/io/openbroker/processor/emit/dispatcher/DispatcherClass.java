package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;

/** The parts of a dispatcher that do not depend on whether its broker has errors. */
final class DispatcherClass {

    private static final String PROCESSOR = "io.openbroker.processor.BrokerProcessor";

    private DispatcherClass() {}

    static String source(BrokerModel broker, String javadoc, boolean implementing, ClassBody body) {
        StringBuilder head = new StringBuilder(Snippets.javadoc(javadoc));
        if (broker.context().generatedAnnotation()) {
            head.append("@" + SourceText.type(Generated.class) + "(\"" + PROCESSOR + "\")\n");
        }
        List<String> suppressed = suppressed(broker);
        if (!suppressed.isEmpty()) {
            head.append("@" + SourceText.type(SuppressWarnings.class) + "({" + String.join(", ", suppressed) + "})\n");
        }
        head.append(visibility(broker)).append("final class ").append(name(broker));
        if (implementing) {
            head.append(" implements ").append(Names.BROKER_DISPATCHER);
        }
        return SourceText.of(Names.dispatcher(broker), body.after(head.toString()));
    }

    /** Warnings that users could not fix in generated code: deprecated elements, and types of modules that are not exported. */
    private static List<String> suppressed(BrokerModel broker) {
        List<String> lints = new ArrayList<>();
        if (broker.context().deprecated()) {
            lints.add("\"deprecation\"");
            lints.add("\"removal\"");
        }
        if (broker.context().namedModule()) {
            lints.add("\"exports\"");
        }
        return lints;
    }

    static String name(BrokerModel broker) {
        return Names.dispatcher(broker).shortName();
    }

    /** The modifier of the class and its constructors, with a blank after it; empty if they are not public. */
    static String visibility(BrokerModel broker) {
        return broker.is(BrokerTrait.PUBLIC) ? "public " : "";
    }

    static String offerings(String body) {
        return Snippets.method(
                Snippets.OVERRIDE + "public " + Names.LIST + "<" + Names.OFFERING_DESCRIPTOR + "> offerings",
                List.of(),
                body);
    }

    static String catalog(String body) {
        return Snippets.method(Snippets.OVERRIDE + "public " + Names.CATALOG_DOCUMENT + " catalog", List.of(), body);
    }

    static String main(String body) {
        return Snippets.throwingMethod("public static void main", List.of(Names.STRING + "[] args"), body);
    }
}
