package io.openbroker.processor.model.broker;

import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.catalog.VerbatimField;
import java.util.ArrayList;
import java.util.List;

/** Every text of a catalog in which placeholders count; those in schemas do not. */
public final class CatalogTexts {

    private final List<Setting<String>> texts = new ArrayList<>();

    private CatalogTexts() {}

    public static List<Setting<String>> of(BrokerModel broker) {
        CatalogTexts collected = new CatalogTexts();
        for (OfferingModel offering : broker.offerings()) {
            collected.add(offering);
        }
        return List.copyOf(collected.texts);
    }

    private void add(OfferingModel offering) {
        texts.addAll(List.of(offering.id(), offering.name(), offering.description()));
        texts.addAll(offering.tags());
        for (DashboardClientModel client : offering.dashboardClient().value()) {
            texts.addAll(List.of(client.id(), client.secret(), client.redirectUri()));
            add(client.verbatim());
        }
        add(offering.metadata());
        add(offering.verbatim());
        for (PlanModel plan : offering.plans().plans()) {
            add(plan);
        }
    }

    private void add(PlanModel plan) {
        texts.addAll(List.of(plan.id(), plan.name(), plan.description()));
        for (MaintenanceModel maintenance : plan.maintenance().value()) {
            texts.addAll(List.of(maintenance.version(), maintenance.description()));
            add(maintenance.verbatim());
        }
        add(plan.metadata());
        add(plan.verbatim());
    }

    private void add(MetadataModel metadata) {
        for (MetadataModel.Text text : metadata.texts()) {
            texts.add(text.value());
        }
        texts.addAll(metadata.bullets());
        for (MetadataModel.CostModel cost : metadata.costs()) {
            texts.add(cost.unit());
            for (MetadataModel.AmountModel amount : cost.amounts()) {
                texts.addAll(List.of(amount.currency(), amount.value()));
            }
        }
        for (MetadataModel.Entry entry : metadata.entries()) {
            texts.addAll(List.of(entry.key(), entry.value(), entry.json()));
        }
    }

    private void add(List<VerbatimField> verbatim) {
        for (VerbatimField field : verbatim) {
            if (!field.name().equals(VerbatimField.SCHEMAS)) {
                texts.add(field.json());
            }
        }
    }
}
