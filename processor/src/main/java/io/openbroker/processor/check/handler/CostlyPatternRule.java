package io.openbroker.processor.check.handler;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.schema.CostlyPatterns;
import io.openbroker.processor.schema.SchemaDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Patterns in the schemas of parameters can be matched in a time that users of a service cannot make long. */
public final class CostlyPatternRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        Set<String> told = new HashSet<>();
        for (HandlerModel handler : broker.handlers()) {
            for (HandlerParameter parameter : handler.parameters()) {
                if (parameter instanceof HandlerParameter.UserParameters own) {
                    check(own, told).ifPresent(found::add);
                }
            }
        }
    }

    /** The first one only, since javac shows one warning for each place; and each once, however many handlers take it. */
    private static Optional<Diagnostic> check(HandlerParameter.UserParameters parameter, Set<String> told) {
        return document(parameter.schema()).map(CostlyPatterns::in).orElse(List.of()).stream()
                .filter(costly -> told.add(costly.regexp()))
                .findFirst()
                .map(costly -> Diagnostic.of(
                        DiagnosticCode.COSTLY_PATTERN,
                        parameter.schemaSource(),
                        costly.regexp(),
                        parameter.name(),
                        costly.remedy()));
    }

    /** The schema as written, or, since patterns are the same in all, in any draft; none if there is a mistake in it. */
    private static Optional<String> document(ParametersSchema schema) {
        if (schema instanceof ParametersSchema.Given given) {
            return given.text();
        }
        boolean wrong = schema instanceof ParametersSchema.Derived derived
                && !derived.problems().isEmpty();
        return wrong ? Optional.empty() : SchemaDocument.of(schema, SchemaDraft.DRAFT_04);
    }
}
