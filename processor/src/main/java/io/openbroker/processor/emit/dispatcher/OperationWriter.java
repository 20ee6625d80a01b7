package io.openbroker.processor.emit.dispatcher;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.List;

/** Writes the methods of the contract that call handlers. */
record OperationWriter(BrokerModel broker, HandlerCallWriter calls, CatalogCode catalog) {

    private static final String CASE = "        ";
    private static final String IN_CASE = "            ";

    void addTo(ClassBody body) {
        for (OsbOperation operation : OsbOperation.values()) {
            if (!broker.handlers(operation).isEmpty()) {
                body.add(method(operation));
            }
        }
    }

    private String method(OsbOperation operation) {
        ContractMethod contract = ContractMethod.of(operation);
        String request = SourceText.type(contract.request());
        List<HandlerModel> handlers = broker.handlers(operation);
        boolean one = servesAll(handlers);
        StringBuilder body = new StringBuilder();
        if (!one || HandlerCallWriter.readsRequest(handlers.get(0))) {
            body.append(Snippets.statement(request + " request = call.request()"));
        }
        if (one) {
            addReturn(body, handlers.get(0));
        } else {
            addSwitch(body, operation, handlers);
        }
        return Snippets.throwingMethod(
                Snippets.OVERRIDE + "public " + SourceText.type(contract.result()) + " " + contract.name(),
                List.of(SourceText.type(RuntimeNames.HANDLER_CALL) + "<" + request + "> call"),
                body.toString());
    }

    private boolean servesAll(List<HandlerModel> handlers) {
        return handlers.size() == 1
                && broker.served(handlers.get(0)).size() == broker.offerings().size();
    }

    private void addReturn(StringBuilder body, HandlerModel handler) {
        if (HandlerCallWriter.returnsNothing(handler)) {
            body.append(Snippets.statement(calls.call(handler)))
                    .append(Snippets.statement("return " + HandlerCallWriter.nothing(handler.operation())));
        } else {
            body.append(Snippets.statement("return " + calls.result(handler)));
        }
    }

    private void addSwitch(StringBuilder body, OsbOperation operation, List<HandlerModel> handlers) {
        body.append("    return switch (" + catalog.selector("request.serviceId()") + ") {\n");
        for (HandlerModel handler : handlers) {
            String label = "case " + ids(handler) + " -> ";
            if (HandlerCallWriter.returnsNothing(handler)) {
                body.append(CASE + label + "{\n")
                        .append(Snippets.statement(IN_CASE, calls.call(handler)))
                        .append(Snippets.statement(IN_CASE, "yield " + HandlerCallWriter.nothing(operation)))
                        .append(CASE + "}\n");
            } else {
                body.append(Snippets.statement(CASE, label + calls.result(handler)));
            }
        }
        body.append(Snippets.statement(
                        CASE,
                        "default -> throw new " + SourceText.type(RuntimeNames.MISSING_HANDLER_EXCEPTION) + "("
                                + SourceText.type(OsbOperation.class) + "." + operation + ")"))
                .append("    };\n");
    }

    private String ids(HandlerModel handler) {
        List<String> ids = new ArrayList<>();
        for (OfferingModel offering : broker.served(handler)) {
            ids.add(catalog.label(offering.id()));
        }
        return String.join(", ", ids);
    }
}
