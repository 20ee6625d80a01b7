package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.FileProblem;
import java.util.List;

/** The catalog file that a broker names is there, and a catalog as the specification writes it. */
public final class CatalogFileRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        if (broker.catalogFile().isPresent()) {
            for (FileProblem problem : broker.catalogFile().get().problems()) {
                found.add(Diagnostic.of(
                        code(problem.kind()),
                        problem.source(),
                        problem.details().toArray()));
            }
        }
    }

    private static DiagnosticCode code(FileProblem.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> DiagnosticCode.CATALOG_NOT_FOUND;
            case MALFORMED -> DiagnosticCode.CATALOG_MALFORMED;
            case FIELD_MISSING -> DiagnosticCode.CATALOG_FIELD_MISSING;
            case FIELD_WRONG -> DiagnosticCode.CATALOG_FIELD_WRONG;
            case SCHEMA_WRONG -> DiagnosticCode.SCHEMA_FILE;
            case FIELD_MISSPELT -> DiagnosticCode.CATALOG_FIELD_MISSPELT;
        };
    }
}
