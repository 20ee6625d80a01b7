package io.openbroker.processor.emit;

import io.openbroker.processor.emit.catalog.CatalogBytes;
import io.openbroker.processor.emit.catalog.CatalogSpelling;
import io.openbroker.processor.emit.catalog.CatalogWriter;
import io.openbroker.processor.emit.dispatcher.DispatcherWriter;
import io.openbroker.processor.emit.dispatcher.Names;
import io.openbroker.processor.emit.dispatcher.PlaceholderWriter;
import io.openbroker.processor.model.broker.BrokerModel;

/**
 * The files that are generated for a broker.
 *
 * @param dispatcher the class that calls its handlers
 * @param catalogResource the name of the resource with its catalog
 * @param catalog the catalog, or the template that the runtime resolves at start
 */
public record Emission(Source dispatcher, String catalogResource, CatalogBytes catalog) {

    /**
     * A generated class.
     *
     * @param qualifiedName its name
     * @param text its source
     */
    public record Source(String qualifiedName, String text) {}

    /** A class of the same name and shape that does nothing, for a broker in which there is a mistake. */
    public static Source placeholder(BrokerModel broker) {
        return new Source(Names.dispatcher(broker).binaryName(), PlaceholderWriter.write(broker));
    }

    /** A source without a class, which compilers answer with another round and nothing in the output. */
    public static Source waiting(BrokerModel broker, int round) {
        String name = broker.type().generatedName("Waiting" + round);
        String comment = "// Something that the broker names was not there yet when this was written.\n";
        return new Source(
                broker.type().inPackage(name),
                broker.type().packageName().isEmpty()
                        ? comment
                        : comment + "package " + broker.type().packageName() + ";\n");
    }

    /** The files for a broker without errors. */
    public static Emission of(BrokerModel broker) {
        CatalogSpelling spelling = CatalogSpelling.of(broker);
        CatalogBytes catalog = CatalogWriter.write(broker, spelling);
        Source dispatcher = new Source(
                Names.dispatcher(broker).binaryName(), DispatcherWriter.write(broker, spelling, catalog.etag()));
        return new Emission(dispatcher, Names.catalog(broker), catalog);
    }
}
