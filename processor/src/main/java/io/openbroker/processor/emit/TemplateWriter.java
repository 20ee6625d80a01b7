package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import javax.lang.model.element.Modifier;

/** Writes those parts of a dispatcher that resolve placeholders in its catalog. */
final class TemplateWriter {

    private static final String JAVADOC = """
            A dispatcher for a broker%s.

            @param broker the object on which handlers are called
            %s@throws IllegalStateException if a placeholder has no value, or one that the catalog cannot have
            """;

    private final BrokerModel broker;
    private final ClassName brokerName;

    TemplateWriter(BrokerModel broker) {
        this.broker = broker;
        brokerName = Names.of(broker.type());
    }

    void addTo(TypeSpec.Builder type, MethodSpec offerings) {
        type.addField(Names.RESOLVED_CATALOG, CatalogCode.FIELD, Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor()
                        .addJavadoc(
                                JAVADOC.formatted(", with placeholders from system properties and the environment", ""))
                        .addStatement("this(broker, $T.ofProcess())", Names.PLACEHOLDER_VALUES)
                        .build())
                .addMethod(constructor()
                        .addJavadoc(JAVADOC.formatted("", "@param values the values of placeholders\n"))
                        .addParameter(Names.PLACEHOLDER_VALUES, "values")
                        .addStatement("this.broker = broker")
                        .addStatement(
                                "this.$N = $T.read(\n$T.class,\n$S,\nvalues)",
                                CatalogCode.FIELD,
                                Names.RESOLVED_CATALOG,
                                Names.dispatcher(broker),
                                Names.catalog(broker))
                        .build())
                .addMethod(offerings)
                .addMethod(MethodSpec.methodBuilder("catalog")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(Names.CATALOG_DOCUMENT)
                        .addStatement("return $N.document()", CatalogCode.FIELD)
                        .build());
    }

    private MethodSpec.Builder constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(brokerName, "broker");
        if (broker.is(BrokerTrait.PUBLIC)) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        return constructor;
    }
}
