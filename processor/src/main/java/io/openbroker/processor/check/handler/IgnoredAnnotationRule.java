package io.openbroker.processor.check.handler;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.IgnoredAnnotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parameters and credentials are mapped as their annotations say, so there is none that the runtime ignores. */
public final class IgnoredAnnotationRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        Set<List<String>> told = new HashSet<>();
        for (HandlerModel handler : broker.handlers()) {
            for (IgnoredAnnotation ignored : handler.ignored()) {
                if (told.add(List.of(ignored.place(), ignored.annotation()))) {
                    found.add(Diagnostic.of(
                            DiagnosticCode.IGNORED_ANNOTATION,
                            ignored.source(),
                            ignored.annotation(),
                            ignored.place(),
                            ignored.library(),
                            ignored.remedy()));
                }
            }
        }
    }
}
