package io.openbroker.processor.emit;

import io.openbroker.processor.model.BrokerModel;
import java.util.List;
import java.util.Optional;

/**
 * What is generated for a broker.
 *
 * @param sources its classes
 * @param catalogResource the name of the resource with its catalog
 * @param catalog the catalog, or the template of which the runtime makes it at start
 */
public record Emission(List<Source> sources, String catalogResource, CatalogBytes catalog) {

    public Emission {
        sources = List.copyOf(sources);
    }

    /**
     * A generated class.
     *
     * @param qualifiedName its name
     * @param text its source
     */
    public record Source(String qualifiedName, String text) {}

    /** Classes of the same names and shape that do nothing, for a broker in which there is a mistake. */
    public static List<Source> placeholders(BrokerModel broker) {
        Source dispatcher = new Source(Names.dispatcher(broker).canonicalName(), PlaceholderWriter.dispatcher(broker));
        return broker.surroundings().runtime() && broker.surroundings().server()
                ? List.of(
                        dispatcher, new Source(Names.server(broker).canonicalName(), PlaceholderWriter.server(broker)))
                : List.of(dispatcher);
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

    /** What is generated for a broker in which there is no mistake. */
    public static Emission of(BrokerModel broker) {
        CatalogSpelling spelling = CatalogSpelling.of(broker);
        CatalogBytes catalog = CatalogWriter.write(broker, spelling);
        Source dispatcher = new Source(
                Names.dispatcher(broker).canonicalName(), DispatcherWriter.write(broker, spelling, catalog.etag()));
        Optional<Source> server = broker.surroundings().server()
                ? Optional.of(new Source(Names.server(broker).canonicalName(), ServerWriter.write(broker, spelling)))
                : Optional.empty();
        return new Emission(
                server.map(source -> List.of(dispatcher, source)).orElseGet(() -> List.of(dispatcher)),
                Names.catalog(broker),
                catalog);
    }
}
