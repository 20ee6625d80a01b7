package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.annotation.State;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import io.openbroker.processor.model.catalog.OfferingModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that calls the handlers of a broker. */
final class DispatcherWriter {

    private DispatcherWriter() {}

    static String write(BrokerModel broker, CatalogSpelling spelling, String etag) {
        ClassName brokerName = Names.of(broker.type());
        MemberNames names = new MemberNames(broker);
        CatalogCode code = new CatalogCode(spelling);
        TypeSpec.Builder type = GeneratedClass.begin(broker, Names.dispatcher(broker))
                .addJavadoc("Calls the handlers of {@link $T}.\n", brokerName)
                .addSuperinterface(Names.BROKER_DISPATCHER)
                .addField(brokerName, "broker", Modifier.PRIVATE, Modifier.FINAL);
        if (spelling.template()) {
            new TemplateWriter(broker).addTo(type, offerings(broker, names));
        } else {
            type.addMethod(constructor(broker, brokerName))
                    .addMethod(offerings(broker, names))
                    .addMethod(catalog(broker, etag));
        }
        MainWriter.addTo(type, broker, spelling);
        if (broker.external()) {
            type.addMethod(state());
        }
        new OperationWriter(broker, new HandlerCallWriter(broker, names), code).addTo(type);
        new DescriptorWriter(broker, names, code).addTo(type);
        new PlanFinderWriter(broker, names, code).addTo(type);
        return GeneratedClass.source(broker, type.build());
    }

    private static MethodSpec constructor(BrokerModel broker, ClassName brokerName) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("A dispatcher for a broker.\n\n@param broker the object on which handlers are called\n")
                .addParameter(brokerName, "broker")
                .addStatement("this.broker = broker");
        if (broker.is(BrokerTrait.PUBLIC)) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        return constructor.build();
    }

    private static MethodSpec offerings(BrokerModel broker, MemberNames names) {
        List<CodeBlock> offerings = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            offerings.add(CodeBlock.of("$L()", names.describe(offering)));
        }
        return MethodSpec.methodBuilder("offerings")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Names.OFFERING_DESCRIPTOR))
                .addStatement("return $T.of($L)", List.class, Lists.join(offerings, ", "))
                .build();
    }

    private static MethodSpec state() {
        return MethodSpec.methodBuilder("state")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(State.class)
                .addStatement("return $T.$L", State.class, State.EXTERNAL)
                .build();
    }

    private static MethodSpec catalog(BrokerModel broker, String etag) {
        return MethodSpec.methodBuilder("catalog")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Names.CATALOG_DOCUMENT)
                .addStatement(
                        "return $T.read(\n$T.class,\n$S,\n$S)",
                        Names.CATALOG_DOCUMENT,
                        Names.dispatcher(broker),
                        Names.catalog(broker),
                        etag)
                .build();
    }
}
