package io.openbroker.processor;

import io.openbroker.processor.check.BrokerClassRule;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.check.catalog.CatalogEnumRule;
import io.openbroker.processor.check.catalog.CatalogFileRule;
import io.openbroker.processor.check.catalog.CostRule;
import io.openbroker.processor.check.catalog.FlagRule;
import io.openbroker.processor.check.catalog.GuidRule;
import io.openbroker.processor.check.catalog.MetadataRule;
import io.openbroker.processor.check.catalog.PermissionRule;
import io.openbroker.processor.check.catalog.PlaceholderRule;
import io.openbroker.processor.check.catalog.PlanRule;
import io.openbroker.processor.check.catalog.TextRule;
import io.openbroker.processor.check.catalog.UniquenessCheck;
import io.openbroker.processor.check.catalog.UnreadPlanRule;
import io.openbroker.processor.check.handler.AsyncRule;
import io.openbroker.processor.check.handler.CostlyPatternRule;
import io.openbroker.processor.check.handler.HandlerMethodRule;
import io.openbroker.processor.check.handler.HandlerOfferingRule;
import io.openbroker.processor.check.handler.HandlerParameterRule;
import io.openbroker.processor.check.handler.HandlerResultRule;
import io.openbroker.processor.check.handler.HandlerSetRule;
import io.openbroker.processor.check.handler.IgnoredAnnotationRule;
import io.openbroker.processor.check.handler.ParametersSchemaRule;
import io.openbroker.processor.check.handler.UnusedHandlerRule;
import io.openbroker.processor.check.platform.PlatformChecks;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.MisplacedAnnotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies all rules to the brokers of one compilation, one after the other; used by one thread. */
final class Checks {

    private static final Rule CATALOG_FILE = new CatalogFileRule();

    private static final List<Rule> RULES = List.of(
            new BrokerClassRule(),
            new HandlerMethodRule(),
            new HandlerParameterRule(),
            new ParametersSchemaRule(),
            new CostlyPatternRule(),
            new IgnoredAnnotationRule(),
            new HandlerResultRule(),
            new AsyncRule(),
            new HandlerOfferingRule(),
            new CatalogEnumRule(),
            new UnreadPlanRule(),
            new HandlerSetRule(),
            new UnusedHandlerRule(),
            new FlagRule(),
            new TextRule(),
            new PlanRule(),
            new MetadataRule(),
            new CostRule(),
            new GuidRule(),
            new PermissionRule(),
            new PlaceholderRule());

    private final UniquenessCheck uniqueness = new UniquenessCheck();
    private final PlatformChecks platforms = new PlatformChecks();

    /** The problems of a broker, including conflicts with brokers that were checked before. */
    List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> duplicates = uniqueness.check(broker);
        if (!broker.inherited().isEmpty()) {
            // Otherwise the handlers would be reported as missing, too.
            return check(broker.inherited());
        }
        List<Diagnostic> found = new ArrayList<>();
        CATALOG_FILE.check(broker, found);
        if (broker.catalogFile().isPresent() && !broker.catalogFile().get().isUsable()) {
            // Without its offerings, whatever else was said of the broker would be a guess.
            return found;
        }
        for (Rule rule : RULES) {
            rule.check(broker, found);
        }
        found.addAll(duplicates);
        if (!Diagnostic.anyIsError(found)) {
            platforms.check(broker, found);
        }
        dropMilder(found);
        return found;
    }

    /** Drops the warning that platforms shorten a description, if another platform rejects it. */
    private static void dropMilder(List<Diagnostic> found) {
        Set<SourceRef> rejected = new HashSet<>();
        for (Diagnostic diagnostic : found) {
            if (diagnostic.code() == DiagnosticCode.DESCRIPTION_TOO_LONG) {
                rejected.add(diagnostic.source());
            }
        }
        found.removeIf(diagnostic ->
                diagnostic.code() == DiagnosticCode.LONG_DESCRIPTION && rejected.contains(diagnostic.source()));
    }

    /** The problems of misplaced annotations. */
    static List<Diagnostic> check(Collection<MisplacedAnnotation> misplaced) {
        List<Diagnostic> found = new ArrayList<>();
        for (MisplacedAnnotation each : misplaced) {
            found.add(check(each));
        }
        return found;
    }

    private static Diagnostic check(MisplacedAnnotation each) {
        return switch (each.kind()) {
            case OFFERING -> Diagnostic.of(DiagnosticCode.OFFERING_OUTSIDE_BROKER, each.source(), each.place());
            case HANDLER ->
                Diagnostic.of(DiagnosticCode.HANDLER_OUTSIDE_BROKER, each.source(), each.annotation(), each.place());
            case INHERITED_HANDLER ->
                Diagnostic.of(DiagnosticCode.INHERITED_HANDLER, each.source(), each.annotation(), each.place());
            case PLAN -> Diagnostic.of(DiagnosticCode.PLAN_NOT_A_CONSTANT, each.source(), each.place());
        };
    }
}
