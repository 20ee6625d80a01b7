package io.openbroker.processor.model;

import java.util.ArrayList;
import java.util.List;

/** Every text of a catalog in which placeholders count; those in schemas do not. */
public final class CatalogTexts {

    private final List<Setting<String>> texts = new ArrayList<>();

    private CatalogTexts() {}

    public static List<Setting<String>> of(BrokerModel broker) {
        CatalogTexts collected = new CatalogTexts();
        broker.offerings().forEach(collected::add);
        return List.copyOf(collected.texts);
    }

    private void add(OfferingModel offering) {
        texts.addAll(List.of(offering.id(), offering.name(), offering.description()));
        texts.addAll(offering.tags());
        offering.dashboardClient().value().forEach(client -> {
            texts.addAll(List.of(client.id(), client.secret(), client.redirectUri()));
            add(client.kept());
        });
        add(offering.metadata());
        add(offering.kept());
        offering.plans().plans().forEach(this::add);
    }

    private void add(PlanModel plan) {
        texts.addAll(List.of(plan.id(), plan.name(), plan.description()));
        plan.maintenance().value().forEach(maintenance -> {
            texts.addAll(List.of(maintenance.version(), maintenance.description()));
            add(maintenance.kept());
        });
        add(plan.metadata());
        add(plan.kept());
    }

    private void add(MetadataModel metadata) {
        metadata.texts().forEach(text -> texts.add(text.value()));
        texts.addAll(metadata.bullets());
        metadata.costs().forEach(cost -> {
            texts.add(cost.unit());
            cost.amounts().forEach(amount -> texts.addAll(List.of(amount.currency(), amount.value())));
        });
        metadata.entries().forEach(entry -> texts.addAll(List.of(entry.key(), entry.value(), entry.json())));
    }

    private void add(List<KeptField> kept) {
        kept.stream()
                .filter(field -> !field.name().equals(KeptField.SCHEMAS))
                .forEach(field -> texts.add(field.json()));
    }
}
