package io.openbroker.processor.emit.dispatcher;

import io.openbroker.annotation.State;
import io.openbroker.processor.emit.catalog.CatalogSpelling;
import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import io.openbroker.processor.model.catalog.OfferingModel;
import java.util.ArrayList;
import java.util.List;

/** Writes the class that calls the handlers of a broker. */
public final class DispatcherWriter {

    private static final String STATE = SourceText.type(State.class);

    private final BrokerModel broker;
    private final CatalogSpelling spelling;
    private final String brokerType;
    private final MemberNames names;
    private final ClassBody body = new ClassBody();

    private DispatcherWriter(BrokerModel broker, CatalogSpelling spelling) {
        this.broker = broker;
        this.spelling = spelling;
        brokerType = SourceText.type(broker.type());
        names = new MemberNames(broker);
    }

    public static String write(BrokerModel broker, CatalogSpelling spelling, String etag) {
        DispatcherWriter writer = new DispatcherWriter(broker, spelling);
        writer.addMembers(etag);
        return DispatcherClass.source(
                broker, "Calls the handlers of {@link " + writer.brokerType + "}.", true, writer.body);
    }

    private void addMembers(String etag) {
        body.add("private final " + brokerType + " broker;");
        if (spelling.template()) {
            addTemplate();
        } else {
            body.add(constructor("", "", List.of(), Snippets.statement("this.broker = broker")));
            body.add(offerings());
            body.add(DispatcherClass.catalog(Snippets.statement("return " + Names.CATALOG_DOCUMENT + ".read("
                    + resource() + ",\n" + Snippets.literal(etag) + ")")));
        }
        if (broker.context().server() && broker.is(BrokerTrait.CREATABLE)) {
            body.add(main());
        }
        if (broker.external()) {
            body.add(Snippets.method(
                    Snippets.OVERRIDE + "public " + STATE + " state",
                    List.of(),
                    Snippets.statement("return " + STATE + "." + State.EXTERNAL)));
        }
        CatalogCode catalog = new CatalogCode(spelling);
        new OperationWriter(broker, new HandlerCallWriter(broker, names), catalog).addTo(body);
        new DescriptorWriter(broker, names, catalog).addTo(body);
        new PlanFinderWriter(broker, names, catalog).addTo(body);
    }

    /** The parts that resolve placeholders. */
    private void addTemplate() {
        String failure =
                "\n@throws IllegalStateException if a placeholder has no value, or one that the catalog cannot have";
        String values = SourceText.type(RuntimeNames.PLACEHOLDER_VALUES);
        String resolved = SourceText.type(RuntimeNames.RESOLVED_CATALOG);
        body.add("private final " + resolved + " " + CatalogCode.FIELD + ";");
        body.add(constructor(
                ", with placeholders from system properties and the environment",
                failure,
                List.of(),
                Snippets.statement("this(broker, " + values + ".ofProcess())")));
        body.add(constructor(
                "",
                "\n@param values the values of placeholders" + failure,
                List.of(values + " values"),
                Snippets.statement("this.broker = broker")
                        + Snippets.statement("this." + CatalogCode.FIELD + " = " + resolved + ".read(" + resource()
                                + ",\nvalues)")));
        body.add(offerings());
        body.add(DispatcherClass.catalog(Snippets.statement("return " + CatalogCode.FIELD + ".document()")));
    }

    private String constructor(String with, String tags, List<String> moreParameters, String statements) {
        List<String> parameters = new ArrayList<>(List.of(brokerType + " broker"));
        parameters.addAll(moreParameters);
        return Snippets.javadoc("A dispatcher for a broker" + with
                        + ".\n\n@param broker the object on which handlers are called" + tags)
                + Snippets.method(
                        DispatcherClass.visibility(broker) + DispatcherClass.name(broker), parameters, statements);
    }

    /** The class and the name by which the catalog is found, as the first arguments of a call. */
    private String resource() {
        return "\n" + SourceText.type(Names.dispatcher(broker)) + ".class,\n" + Snippets.literal(Names.catalog(broker));
    }

    private String offerings() {
        List<String> offerings = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            offerings.add(names.describe(offering) + "()");
        }
        return DispatcherClass.offerings(
                Snippets.statement("return " + Names.LIST + ".of(" + String.join(", ", offerings) + ")"));
    }

    /** The method that makes a program of a dispatcher. */
    private String main() {
        String dispatcher = "new " + SourceText.type(Names.dispatcher(broker)) + "(new " + brokerType + "())";
        // Where a placeholder may have no value, the dispatcher is made later.
        String made = spelling.template() ? "() -> " + dispatcher : dispatcher;
        return Snippets.javadoc("""
                        Serves a new broker over HTTP until the process is told to stop; settings come from the environment.

                        @param args what the command line says
                        @throws Exception if the broker cannot be made, or the server cannot start""")
                + DispatcherClass.main(
                        Snippets.statement(SourceText.type(RuntimeNames.BROKER_SERVER) + ".run(args, " + made + ")"));
    }
}
