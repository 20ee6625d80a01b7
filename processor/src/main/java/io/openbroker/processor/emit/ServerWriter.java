package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.BrokerTrait;
import javax.lang.model.element.Modifier;

/** Writes the class that serves a broker over HTTP. */
final class ServerWriter {

    private ServerWriter() {}

    static String write(BrokerModel broker, CatalogSpelling spelling) {
        TypeSpec.Builder type = GeneratedClass.begin(broker, Names.server(broker))
                .addJavadoc("Serves {@link $T} over HTTP.\n", Names.of(broker.type()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (broker.is(BrokerTrait.CREATABLE)) {
            type.addMethod(main(broker, spelling));
        }
        return GeneratedClass.source(broker, type.addMethod(start(broker)).build());
    }

    private static MethodSpec main(BrokerModel broker, CatalogSpelling spelling) {
        return MethodSpec.methodBuilder("main")
                .addJavadoc("""
                        Serves a new broker until the process is told to stop; settings come from the environment.

                        @param args what the command line says
                        @throws Exception if the broker cannot be made, or the server cannot start
                        """)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "args")
                .addException(Exception.class)
                .addStatement(
                        // Later, where it may fail because a placeholder has no value.
                        spelling.template() ? "$T.run(args, () -> new $T(new $T()))" : "$T.run(args, new $T(new $T()))",
                        Names.BROKER_SERVER,
                        Names.dispatcher(broker),
                        Names.of(broker.type()))
                .build();
    }

    private static MethodSpec start(BrokerModel broker) {
        ClassName brokerName = Names.of(broker.type());
        return MethodSpec.methodBuilder("start")
                .addJavadoc("""
                        Starts to serve a broker.

                        @param broker the object on which handlers are called
                        @param settings the settings of the server
                        @return the server, which is to be closed
                        """)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(brokerName, "broker")
                .addParameter(Names.SERVER_SETTINGS, "settings")
                .returns(Names.BROKER_SERVER)
                .addStatement(
                        "return $T.start(settings, new $T(broker))", Names.BROKER_SERVER, Names.dispatcher(broker))
                .build();
    }
}
