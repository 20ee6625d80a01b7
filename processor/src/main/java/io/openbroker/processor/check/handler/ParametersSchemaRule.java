package io.openbroker.processor.check.handler;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.model.schema.SchemaProblem;
import io.openbroker.processor.schema.SchemaDocument;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The schema of parameters says all that their type demands, and is small enough (OSB v2.17, Input Parameters Schema Object). */
public final class ParametersSchemaRule implements Rule {

    /** Problems of a type, reported once for all handlers that receive it. */
    private static final Set<SchemaProblem.Kind> ONCE = Set.of(
            SchemaProblem.Kind.DECLARATION,
            SchemaProblem.Kind.NO_PROPERTIES,
            SchemaProblem.Kind.HIDDEN,
            SchemaProblem.Kind.WITHOUT_SOURCE);

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        Set<List<String>> told = new HashSet<>();
        for (HandlerModel handler : broker.handlers()) {
            for (HandlerParameter parameter : handler.parameters()) {
                if (parameter instanceof HandlerParameter.UserParameters own) {
                    check(own, drafts(broker, handler), told, found);
                }
            }
        }
    }

    /** The drafts in which a handler's parameters are published. */
    private static Set<SchemaDraft> drafts(BrokerModel broker, HandlerModel handler) {
        Set<SchemaDraft> drafts = EnumSet.noneOf(SchemaDraft.class);
        for (OfferingModel offering : broker.served(handler)) {
            for (PlanModel plan : offering.plans().plans()) {
                drafts.add(plan.schemaDraft().value());
            }
        }
        return drafts;
    }

    private static void check(
            HandlerParameter.UserParameters parameter,
            Set<SchemaDraft> drafts,
            Set<List<String>> told,
            List<Diagnostic> found) {
        if (parameter.schema() instanceof ParametersSchema.Derived derived) {
            for (SchemaProblem problem : derived.problems()) {
                if (!ONCE.contains(problem.kind()) || told.add(List.of(problem.subject(), problem.detail()))) {
                    found.add(diagnostic(problem));
                }
            }
            if (!derived.problems().isEmpty()) {
                return;
            }
        }
        // A type or a file is looked at once, however many handlers take it.
        if (told.add(subject(parameter))) {
            Optional<Diagnostic> inFile =
                    parameter.schema() instanceof ParametersSchema.Given given ? file(given) : Optional.empty();
            inFile.or(() -> tooLarge(parameter, drafts)).ifPresent(found::add);
        }
    }

    private static List<String> subject(HandlerParameter.UserParameters parameter) {
        if (parameter.schema() instanceof ParametersSchema.Given given) {
            return List.of(given.file().value());
        }
        String type = parameter.type().map(ClassRef::binaryName).orElse("");
        return parameter.schema() instanceof ParametersSchema.Derived derived
                ? List.of(type, derived.root())
                : List.of(type);
    }

    private static Optional<Diagnostic> file(ParametersSchema.Given given) {
        Optional<SchemaFileCheck.Finding> finding = given.text().isPresent()
                ? SchemaFileCheck.check(given.text().get())
                : Optional.of(new SchemaFileCheck.Finding(
                        "the file was not found in " + given.places(),
                        "Correct the path, or name the folder of the file with -Aopenbroker.resources=…"));
        return finding.map(found -> Diagnostic.of(
                DiagnosticCode.SCHEMA_FILE,
                given.file().source(),
                given.file().value(),
                found.reason(),
                found.remedy()));
    }

    private static Diagnostic diagnostic(SchemaProblem problem) {
        return switch (problem.kind()) {
            case TYPE, DECLARATION -> detailed(DiagnosticCode.SCHEMA_TYPE, problem);
            case ANNOTATION -> detailed(DiagnosticCode.SCHEMA_ANNOTATION, problem);
            case PATTERN -> detailed(DiagnosticCode.SCHEMA_PATTERN, problem);
            case CONSTRAINTS ->
                Diagnostic.of(
                        DiagnosticCode.CONSTRAINTS_NOT_MET,
                        problem.source(),
                        problem.place(),
                        problem.subject(),
                        problem.detail());
            case HIDDEN -> plain(DiagnosticCode.ANNOTATIONS_HIDDEN, problem);
            case WITHOUT_SOURCE -> plain(DiagnosticCode.SOURCE_NOT_FOUND, problem);
            case NO_PROPERTIES -> plain(DiagnosticCode.NO_PROPERTIES, problem);
        };
    }

    private static Diagnostic detailed(DiagnosticCode code, SchemaProblem problem) {
        return Diagnostic.of(code, problem.source(), problem.subject(), problem.place(), problem.detail());
    }

    private static Diagnostic plain(DiagnosticCode code, SchemaProblem problem) {
        return Diagnostic.of(code, problem.source(), problem.subject(), problem.place());
    }

    private static Optional<Diagnostic> tooLarge(HandlerParameter.UserParameters parameter, Set<SchemaDraft> drafts) {
        int size = 0;
        for (SchemaDraft draft : drafts) {
            size = Math.max(
                    size,
                    SchemaDocument.size(
                            SchemaDocument.of(parameter.schema(), draft).orElse("")));
        }
        return size > SchemaDocument.LARGEST
                ? Optional.of(Diagnostic.of(
                        DiagnosticCode.SCHEMA_TOO_LARGE,
                        parameter.schemaSource(),
                        parameter.name(),
                        size,
                        SchemaDocument.LARGEST))
                : Optional.empty();
    }
}
