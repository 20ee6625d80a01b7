package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import java.util.List;

/** A broker is a class that generated code can instantiate, with at least one offering. */
public final class BrokerClassRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        if (broker.is(BrokerTrait.NOT_A_CLASS)) {
            found.add(Diagnostic.of(DiagnosticCode.BROKER_NOT_A_CLASS, broker.source(), broker.kind()));
        } else if (broker.context().runtime()) {
            checkDeclaration(broker, found);
        } else {
            boolean module = broker.context().namedModule();
            found.add(Diagnostic.of(
                    DiagnosticCode.RUNTIME_MISSING,
                    broker.source(),
                    broker.type().shortName(),
                    module ? "its module does not read io.openbroker.runtime" : "it is not on the class path",
                    module ? ", and \"requires io.openbroker.runtime\" to module-info.java" : ""));
        }
    }

    private static void checkDeclaration(BrokerModel broker, List<Diagnostic> found) {
        int before = found.size();
        check(broker, BrokerTrait.ABSTRACT, DiagnosticCode.BROKER_ABSTRACT, found);
        check(broker, BrokerTrait.PRIVATE, DiagnosticCode.BROKER_PRIVATE, found);
        check(broker, BrokerTrait.INNER, DiagnosticCode.BROKER_INNER, found);
        check(broker, BrokerTrait.GENERIC, DiagnosticCode.BROKER_GENERIC, found);
        if (broker.offerings().isEmpty() && broker.catalogFile().isEmpty()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.NO_OFFERING, broker.source(), broker.type().shortName()));
        }
        if (found.size() == before && broker.context().server() && !broker.is(BrokerTrait.CREATABLE)) {
            String dispatcher = broker.type().generatedName("Dispatcher");
            found.add(Diagnostic.of(
                    DiagnosticCode.NO_MAIN, broker.source(), broker.type().shortName(), dispatcher, dispatcher));
        }
    }

    private static void check(BrokerModel broker, BrokerTrait trait, DiagnosticCode code, List<Diagnostic> found) {
        if (broker.is(trait)) {
            found.add(Diagnostic.of(code, broker.source(), broker.type().shortName()));
        }
    }
}
