package io.openbroker.processor.emit.dispatcher;

import io.openbroker.annotation.Async;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;
import java.util.Optional;

/** Writes the methods that tell the runtime of the offerings. */
record DescriptorWriter(BrokerModel broker, MemberNames names, CatalogCode catalog) {

    private static final String BUILDER = Names.OFFERING_DESCRIPTOR + ".Builder";
    private static final String PLAN = "\n.plan(" + SourceText.type(RuntimeNames.PLAN_DESCRIPTOR) + ".of(";
    private static final String HANDLES = "\n.handles(" + SourceText.type(OsbOperation.class) + ".";
    private static final String EXECUTION = SourceText.type(RuntimeNames.EXECUTION) + ".";

    /** So many plans keep a method below the largest size in the class file format. */
    private static final int GROUP = 50;

    void addTo(ClassBody body) {
        for (OfferingModel offering : broker.offerings()) {
            List<List<PlanModel>> groups = Groups.of(offering.plans().plans(), GROUP);
            body.add(describe(offering, groups));
            for (int i = 1; i < groups.size(); i++) {
                body.add(addPlans(offering, groups.get(i), i));
            }
        }
    }

    private String describe(OfferingModel offering, List<List<PlanModel>> groups) {
        String first = begin(offering) + plans(offering, groups.get(0));
        StringBuilder statements = new StringBuilder();
        if (groups.size() == 1) {
            statements.append(Snippets.statement("return " + first + "\n.build()"));
        } else {
            statements.append(Snippets.statement(BUILDER + " offering = " + first));
            for (int i = 1; i < groups.size(); i++) {
                statements.append(Snippets.statement(groupName(offering, i) + "(offering)"));
            }
            statements.append(Snippets.statement("return offering.build()"));
        }
        return Snippets.method(
                catalog.modifiers() + Names.OFFERING_DESCRIPTOR + " " + names.describe(offering),
                List.of(),
                statements.toString());
    }

    private String addPlans(OfferingModel offering, List<PlanModel> plans, int group) {
        return Snippets.method(
                catalog.modifiers() + "void " + groupName(offering, group),
                List.of(BUILDER + " offering"),
                Snippets.statement("offering" + plans(offering, plans)));
    }

    private String groupName(OfferingModel offering, int group) {
        return names.describe(offering) + "Plans" + (group + 1);
    }

    private String begin(OfferingModel offering) {
        StringBuilder code = new StringBuilder(Names.OFFERING_DESCRIPTOR + ".of(" + catalog.text(offering.id()) + ", "
                + catalog.text(offering.name()) + ")");
        for (OsbOperation operation : OsbOperation.values()) {
            Optional<HandlerModel> handler = broker.handler(offering, operation);
            if (handler.isPresent()) {
                code.append(HANDLES + operation + ", " + EXECUTION + execution(handler.get()));
                Optional<ClassRef> type = handler.get().parametersType();
                code.append(type.isPresent() ? ", " + SourceText.type(type.get()) + ".class)" : ")");
            }
        }
        CatalogFlags flags = new CatalogFlags(broker, offering);
        addFlag(code, flags.instancesRetrievable(), "\n.instancesRetrievable()");
        addFlag(code, flags.bindingsRetrievable(), "\n.bindingsRetrievable()");
        addFlag(code, offering.flags().allowContextUpdates().value(), "\n.allowContextUpdates()");
        addFlag(code, offering.flags().requiresApp().value(), "\n.requiresApp()");
        return code.toString();
    }

    private static String execution(HandlerModel handler) {
        if (handler.returnsAccepted()) {
            return "DELEGATED";
        }
        Async async = handler.async().value();
        return switch (async) {
            case NEVER -> "SYNCHRONOUS";
            case WHEN_ACCEPTED -> "WHEN_ACCEPTED";
            case ALWAYS -> "ASYNCHRONOUS";
        };
    }

    private String plans(OfferingModel offering, List<PlanModel> plans) {
        CatalogFlags flags = new CatalogFlags(broker, offering);
        StringBuilder code = new StringBuilder();
        for (PlanModel plan : plans) {
            code.append(PLAN + catalog.text(plan.id()) + ", " + catalog.text(plan.name()) + ")");
            addFlag(code, flags.bindable(plan), ".asBindable()");
            addFlag(code, flags.planUpdateable(plan), ".asPlanUpdateable()");
            addFlag(code, flags.bindingRotatable(plan), ".asBindingRotatable()");
            addFlag(code, plan.retired(), ".asRetired()");
            for (MaintenanceModel maintenance : plan.maintenance().value()) {
                code.append(".withMaintenance(" + catalog.text(maintenance.version()) + ")");
            }
            code.append(")");
        }
        return code.toString();
    }

    private static void addFlag(StringBuilder code, boolean set, String call) {
        if (set) {
            code.append(call);
        }
    }
}
