package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class of a broker that has mistakes. It looks from outside as it would without, so that the compiler does not
 * complain of all code that names it on top of the mistakes themselves; the compilation has failed already.
 */
final class PlaceholderWriter {

    private PlaceholderWriter() {}

    static String write(BrokerModel broker) {
        TypeSpec.Builder type = GeneratedClass.begin(broker, Names.dispatcher(broker))
                .addJavadoc("Placeholder for the dispatcher of $L, which has errors.\n", name(broker))
                .addMethod(failing(
                        broker, visible(broker, MethodSpec.constructorBuilder()).addParameter(Object.class, "broker")));
        if (broker.context().runtime()) {
            type.addSuperinterface(Names.BROKER_DISPATCHER)
                    .addMethod(failing(
                            broker,
                            overriding("offerings")
                                    .returns(ParameterizedTypeName.get(
                                            ClassName.get(List.class), Names.OFFERING_DESCRIPTOR))))
                    .addMethod(failing(broker, overriding("catalog").returns(Names.CATALOG_DOCUMENT)));
        }
        if (broker.context().server()) {
            type.addMethod(failing(broker, MainWriter.begin()));
        }
        return GeneratedClass.source(broker, type.build());
    }

    private static MethodSpec.Builder visible(BrokerModel broker, MethodSpec.Builder method) {
        return broker.is(BrokerTrait.PUBLIC) ? method.addModifiers(Modifier.PUBLIC) : method;
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static MethodSpec failing(BrokerModel broker, MethodSpec.Builder method) {
        return method.addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        name(broker)
                                + " was not generated, because the broker has errors; see the output of the compiler")
                .build();
    }

    private static String name(BrokerModel broker) {
        return broker.type().shortName();
    }
}
