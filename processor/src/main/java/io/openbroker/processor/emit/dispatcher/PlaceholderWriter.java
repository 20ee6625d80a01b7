package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.broker.BrokerModel;
import java.util.List;

/**
 * Writes the class of a broker that has mistakes. It looks from outside as it would without, so that the compiler does not
 * complain of all code that names it on top of the mistakes themselves; the compilation has failed already.
 */
public final class PlaceholderWriter {

    private PlaceholderWriter() {}

    public static String write(BrokerModel broker) {
        String name = broker.type().shortName();
        String fail = Snippets.statement("throw new " + SourceText.type(IllegalStateException.class) + "("
                + Snippets.literal(
                        name + " was not generated, because the broker has errors; see the output of the compiler")
                + ")");
        ClassBody body = new ClassBody();
        body.add(Snippets.method(
                DispatcherClass.visibility(broker) + DispatcherClass.name(broker),
                List.of(SourceText.type(Object.class) + " broker"),
                fail));
        if (broker.context().runtime()) {
            body.add(DispatcherClass.offerings(fail));
            body.add(DispatcherClass.catalog(fail));
        }
        if (broker.context().server()) {
            body.add(DispatcherClass.main(fail));
        }
        return DispatcherClass.source(
                broker,
                "Placeholder for the dispatcher of " + name + ", which has errors.",
                broker.context().runtime(),
                body);
    }
}
