package io.openbroker.processor.check.platform;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.NearestName;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.processor.check.platform.MetadataEntries.NamedValue;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.broker.PlatformSelection;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the rules of platforms to the brokers of one compilation. Retired plans are not in the catalog, so platforms do not mind
 * them. Used by one thread.
 */
public final class PlatformChecks {

    /** The offerings that have a dashboard client, by its id; brokers may come to be served as one catalog. */
    private final Map<String, String> dashboardClients = new HashMap<>();

    private boolean optionIsChecked;

    /** Adds the values that platforms reject, including conflicts with brokers that were checked before. */
    public void check(BrokerModel broker, List<Diagnostic> found) {
        option(broker, found);
        Findings findings = new Findings(broker.platforms(), found);
        for (OfferingModel offering : broker.offerings()) {
            offering(offering, findings);
            new PlanCheck(broker, offering, findings).check();
        }
    }

    /** The rules of the platforms that a broker is for, and what they find. */
    record Findings(PlatformSelection platforms, PlatformRules rules, List<Diagnostic> found) {

        Findings(PlatformSelection platforms, List<Diagnostic> found) {
            this(platforms, new PlatformRules(platforms.checked()), found);
        }

        void add(List<Finding> findings, SourceRef source) {
            for (Finding finding : findings) {
                Diagnostic diagnostic = Diagnostic.of(finding, source);
                found.add(platforms.isError(finding.platforms()) ? diagnostic.asError() : diagnostic);
            }
        }

        /** Applies the rules for texts that offerings and plans both have. */
        void texts(String what, Setting<String> id, Setting<String> name, Setting<String> description) {
            Optional<String> knownId = id.known();
            if (knownId.isPresent()) {
                add(rules.id(what, knownId.get()), id.source());
            }
            Optional<String> knownName = name.known();
            if (knownName.isPresent()) {
                add(rules.name(what, knownName.get()), name.source());
            }
            Optional<String> knownDescription = description.known();
            if (knownDescription.isPresent()) {
                add(rules.description(what, knownDescription.get()), description.source());
            }
        }
    }

    private void option(BrokerModel broker, List<Diagnostic> found) {
        if (optionIsChecked) {
            return;
        }
        optionIsChecked = true;
        for (PlatformSelection.Unknown unknown : broker.platforms().unknown()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.PLATFORM_UNKNOWN,
                    broker.source(),
                    unknown.value(),
                    unknown.expected(),
                    NearestName.hint(unknown.value().toLowerCase(Locale.ROOT), unknown.known()),
                    String.join(", ", PlatformSelection.names())));
        }
    }

    private void offering(OfferingModel offering, Findings findings) {
        findings.texts("offering", offering.id(), offering.name(), offering.description());
        tags(offering.tags(), findings);
        for (DashboardClientModel client : offering.dashboardClient().value()) {
            dashboardClient(offering, client, findings);
        }
        Optional<NamedValue> shareable = MetadataEntries.of(offering.metadata()).find(PlatformRules.SHAREABLE);
        if (shareable.isPresent()) {
            NamedValue entry = shareable.get();
            findings.add(findings.rules().shareable(entry.json(), entry.remedyForBoolean()), entry.source());
        }
    }

    private static void tags(List<Setting<String>> tags, Findings findings) {
        List<String> known = new ArrayList<>();
        for (Setting<String> tag : tags) {
            Optional<String> text = tag.known();
            if (text.isEmpty()) {
                return;
            }
            known.add(text.get());
        }
        if (!known.isEmpty()) {
            findings.add(findings.rules().tags(known), tags.get(0).source());
        }
    }

    private void dashboardClient(OfferingModel offering, DashboardClientModel client, Findings findings) {
        Setting<String> id = client.id();
        id.known().ifPresent(known -> findings.add(findings.rules().id("dashboard client", known), id.source()));
        client.redirectUri()
                .known()
                .ifPresent(known -> findings.add(
                        findings.rules().redirectUri(id.value(), known),
                        client.redirectUri().source()));
        String text = id.known().orElse(id.value());
        String other = dashboardClients.putIfAbsent(
                text, "the offering \"" + offering.name().value() + "\"");
        if (other != null) {
            findings.add(findings.rules().found(ValueProblem.DUPLICATE_DASHBOARD_CLIENT, text, other), id.source());
        }
    }

    /** Applies the rules to the plans of one offering. */
    private record PlanCheck(BrokerModel broker, OfferingModel offering, Findings findings) {

        void check() {
            CatalogFlags flags = new CatalogFlags(broker, offering);
            SchemaDrafts drafts = new SchemaDrafts(broker, offering, findings);
            Map<String, String> names = new HashMap<>();
            for (PlanModel plan : offering.plans().plans()) {
                if (!plan.retired()) {
                    findings.texts("plan", plan.id(), plan.name(), plan.description());
                    name(plan.name(), names);
                    MaintenanceCheck.check(plan, findings);
                    sharing(MetadataEntries.of(plan.metadata()), flags.bindable(plan));
                    drafts.check(plan, flags.bindable(plan));
                }
            }
        }

        private void name(Setting<String> name, Map<String, String> names) {
            Optional<String> known = name.known();
            if (known.isEmpty()) {
                return;
            }
            String text = known.get();
            findings.add(findings.rules().planName(text), name.source());
            String other = names.putIfAbsent(text.toLowerCase(Locale.ROOT), text);
            if (other != null && !other.equals(text)) {
                findings.add(findings.rules().found(ValueProblem.PLAN_NAMES_ALIKE, text, other), name.source());
            }
        }

        private void sharing(MetadataEntries entries, boolean bindable) {
            Optional<NamedValue> sharing = entries.find(PlatformRules.SUPPORTS_SHARING);
            if (sharing.isPresent()) {
                NamedValue entry = sharing.get();
                findings.add(findings.rules().sharing(entry.key(), entry.json(), bindable), entry.source());
            }
            String first = "";
            for (NamedValue entry : entries.all()) {
                if (PlatformRules.isPlatformList(entry.key(), entry.json())) {
                    if (!first.isEmpty()) {
                        findings.add(
                                findings.rules().found(ValueProblem.PLATFORM_LISTS_CONFLICT, entry.key(), first),
                                entry.source());
                    }
                    first = first.isEmpty() ? entry.key() : first;
                }
            }
        }
    }
}
