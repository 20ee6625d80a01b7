package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;

/** The names of what is generated, and of what generated code names. */
final class Names {

    static final ClassName BROKER_DISPATCHER = ClassName.bestGuess(RuntimeNames.BROKER_DISPATCHER);
    static final ClassName CATALOG_DOCUMENT = ClassName.bestGuess(RuntimeNames.CATALOG_DOCUMENT);
    static final ClassName EXECUTION = ClassName.bestGuess(RuntimeNames.EXECUTION);
    static final ClassName HANDLER_CALL = ClassName.bestGuess(RuntimeNames.HANDLER_CALL);
    static final ClassName MISSING_HANDLER_EXCEPTION = ClassName.bestGuess(RuntimeNames.MISSING_HANDLER_EXCEPTION);
    static final ClassName OFFERING_DESCRIPTOR = ClassName.bestGuess(RuntimeNames.OFFERING_DESCRIPTOR);
    static final ClassName PLAN_DESCRIPTOR = ClassName.bestGuess(RuntimeNames.PLAN_DESCRIPTOR);
    static final ClassName UNKNOWN_PLAN_EXCEPTION = ClassName.bestGuess(RuntimeNames.UNKNOWN_PLAN_EXCEPTION);
    static final ClassName PLACEHOLDER_VALUES = ClassName.bestGuess(RuntimeNames.PLACEHOLDER_VALUES);
    static final ClassName RESOLVED_CATALOG = ClassName.bestGuess(RuntimeNames.RESOLVED_CATALOG);
    static final ClassName BROKER_SERVER = ClassName.bestGuess(RuntimeNames.BROKER_SERVER);

    private Names() {}

    static ClassName of(ClassRef type) {
        return ClassName.get(
                type.packageName(),
                type.simpleNames().get(0),
                type.simpleNames().stream().skip(1).toArray(String[]::new));
    }

    static ClassName dispatcher(BrokerModel broker) {
        return ClassName.get(broker.type().packageName(), broker.type().generatedName("Dispatcher"));
    }

    /** The resource that holds the catalog. */
    static String catalog(BrokerModel broker) {
        return "META-INF/openbroker/" + broker.type().binaryName() + ".json";
    }
}
