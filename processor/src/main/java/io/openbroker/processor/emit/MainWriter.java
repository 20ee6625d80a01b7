package io.openbroker.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import javax.lang.model.element.Modifier;

/** Writes the method that makes a program of a dispatcher, where there is a server, and a broker can be made of nothing. */
final class MainWriter {

    private MainWriter() {}

    static void addTo(TypeSpec.Builder type, BrokerModel broker, CatalogSpelling spelling) {
        if (!broker.context().server() || !broker.is(BrokerTrait.CREATABLE)) {
            return;
        }
        type.addMethod(begin().addJavadoc("""
                        Serves a new broker over HTTP until the process is told to stop; settings come from the environment.

                        @param args what the command line says
                        @throws Exception if the broker cannot be made, or the server cannot start
                        """)
                .addStatement(
                        // Later, where it may fail because a placeholder has no value.
                        spelling.template() ? "$T.run(args, () -> new $T(new $T()))" : "$T.run(args, new $T(new $T()))",
                        Names.BROKER_SERVER,
                        Names.dispatcher(broker),
                        Names.of(broker.type()))
                .build());
    }

    static MethodSpec.Builder begin() {
        return MethodSpec.methodBuilder("main")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "args")
                .addException(Exception.class);
    }
}
