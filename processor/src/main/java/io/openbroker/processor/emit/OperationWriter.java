package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods of the contract that call handlers. */
final class OperationWriter {

    private final BrokerModel broker;
    private final HandlerCallWriter calls;
    private final CatalogCode catalog;

    OperationWriter(BrokerModel broker, HandlerCallWriter calls, CatalogCode catalog) {
        this.broker = broker;
        this.calls = calls;
        this.catalog = catalog;
    }

    void addTo(TypeSpec.Builder type) {
        for (OsbOperation operation : OsbOperation.values()) {
            if (!broker.handlers(operation).isEmpty()) {
                type.addMethod(method(operation));
            }
        }
    }

    private MethodSpec method(OsbOperation operation) {
        ContractMethod contract = ContractMethod.of(operation);
        ClassName request = ClassName.get(contract.request());
        MethodSpec.Builder method = MethodSpec.methodBuilder(contract.name())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(contract.result())
                .addParameter(ParameterizedTypeName.get(Names.HANDLER_CALL, request), "call")
                .addException(Exception.class);
        List<HandlerModel> handlers = broker.handlers(operation);
        boolean one = servesAll(handlers);
        if (!one || HandlerCallWriter.readsRequest(handlers.get(0))) {
            method.addStatement("$T request = call.request()", request);
        }
        if (one) {
            addReturn(method, handlers.get(0));
        } else {
            addSwitch(method, operation, handlers);
        }
        return method.build();
    }

    private boolean servesAll(List<HandlerModel> handlers) {
        return handlers.size() == 1
                && broker.served(handlers.get(0)).size() == broker.offerings().size();
    }

    private void addReturn(MethodSpec.Builder method, HandlerModel handler) {
        if (HandlerCallWriter.returnsNothing(handler)) {
            method.addStatement(calls.call(handler))
                    .addStatement("return $L", HandlerCallWriter.nothing(handler.operation()));
        } else {
            method.addStatement("return $L", calls.result(handler));
        }
    }

    private void addSwitch(MethodSpec.Builder method, OsbOperation operation, List<HandlerModel> handlers) {
        method.addCode("return switch ($L) {$>\n", catalog.selector("request.serviceId()"));
        for (HandlerModel handler : handlers) {
            CodeBlock ids = broker.served(handler).stream()
                    .map(OfferingModel::id)
                    .map(catalog::label)
                    .collect(CodeBlock.joining(", "));
            if (HandlerCallWriter.returnsNothing(handler)) {
                method.addCode("case $L -> {$>\n$[$L;\n$]", ids, calls.call(handler))
                        .addCode("yield $L;\n$<}\n", HandlerCallWriter.nothing(operation));
            } else {
                method.addCode("$[case $L -> $L;\n$]", ids, calls.result(handler));
            }
        }
        method.addCode(
                "default -> throw new $T($T.$L);\n", Names.MISSING_HANDLER_EXCEPTION, OsbOperation.class, operation);
        method.addCode("$<};\n");
    }
}
