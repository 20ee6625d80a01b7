package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.annotation.Async;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;
import java.util.Optional;

/** Writes the methods that tell the runtime of the offerings. */
final class DescriptorWriter {

    private static final ClassName BUILDER = Names.OFFERING_DESCRIPTOR.nestedClass("Builder");
    private static final int GROUP = 50;

    private final BrokerModel broker;
    private final MemberNames names;
    private final CatalogCode catalog;

    DescriptorWriter(BrokerModel broker, MemberNames names, CatalogCode catalog) {
        this.broker = broker;
        this.names = names;
        this.catalog = catalog;
    }

    void addTo(TypeSpec.Builder type) {
        for (OfferingModel offering : broker.offerings()) {
            List<List<PlanModel>> groups = Lists.split(offering.plans().plans(), GROUP);
            type.addMethod(describe(offering, groups));
            for (int i = 1; i < groups.size(); i++) {
                type.addMethod(addPlans(offering, groups.get(i), i));
            }
        }
    }

    private MethodSpec describe(OfferingModel offering, List<List<PlanModel>> groups) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.describe(offering))
                .addModifiers(catalog.modifiers())
                .returns(Names.OFFERING_DESCRIPTOR);
        CodeBlock first = begin(offering).add(plans(offering, groups.get(0))).build();
        if (groups.size() == 1) {
            return method.addStatement("return $L\n.build()", first).build();
        }
        method.addStatement("$T offering = $L", BUILDER, first);
        for (int i = 1; i < groups.size(); i++) {
            method.addStatement("$L(offering)", groupName(offering, i));
        }
        return method.addStatement("return offering.build()").build();
    }

    private MethodSpec addPlans(OfferingModel offering, List<PlanModel> plans, int group) {
        return MethodSpec.methodBuilder(groupName(offering, group))
                .addModifiers(catalog.modifiers())
                .addParameter(BUILDER, "offering")
                .addStatement("offering$L", plans(offering, plans))
                .build();
    }

    private String groupName(OfferingModel offering, int group) {
        return names.describe(offering) + "Plans" + (group + 1);
    }

    private CodeBlock.Builder begin(OfferingModel offering) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.of($L, $L)",
                        Names.OFFERING_DESCRIPTOR,
                        catalog.text(offering.id()),
                        catalog.text(offering.name()));
        for (OsbOperation operation : OsbOperation.values()) {
            Optional<HandlerModel> handler = broker.handler(offering, operation);
            if (handler.isPresent()) {
                code.add(handles(handler.get()));
            }
        }
        CatalogFlags flags = new CatalogFlags(broker, offering);
        addFlag(code, flags.instancesRetrievable(), "\n.instancesRetrievable()");
        addFlag(code, flags.bindingsRetrievable(), "\n.bindingsRetrievable()");
        addFlag(code, offering.flags().allowContextUpdates().value(), "\n.allowContextUpdates()");
        addFlag(code, offering.flags().requiresApp().value(), "\n.requiresApp()");
        return code;
    }

    private static CodeBlock handles(HandlerModel handler) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "\n.handles($T.$L, $T.$L",
                        OsbOperation.class,
                        handler.operation(),
                        Names.EXECUTION,
                        execution(handler));
        Optional<ClassRef> type = handler.parametersType();
        if (type.isPresent()) {
            code.add(", $T.class", Names.of(type.get()));
        }
        return code.add(")").build();
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

    private CodeBlock plans(OfferingModel offering, List<PlanModel> plans) {
        CatalogFlags flags = new CatalogFlags(broker, offering);
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlanModel plan : plans) {
            code.add(
                    "\n.plan($T.of($L, $L)", Names.PLAN_DESCRIPTOR, catalog.text(plan.id()), catalog.text(plan.name()));
            addFlag(code, flags.bindable(plan), ".asBindable()");
            addFlag(code, flags.planUpdateable(plan), ".asPlanUpdateable()");
            addFlag(code, flags.bindingRotatable(plan), ".asBindingRotatable()");
            addFlag(code, plan.retired(), ".asRetired()");
            for (MaintenanceModel maintenance : plan.maintenance().value()) {
                code.add(".withMaintenance($L)", catalog.text(maintenance.version()));
            }
            code.add(")");
        }
        return code.build();
    }

    private static void addFlag(CodeBlock.Builder code, boolean set, String call) {
        if (set) {
            code.add(call);
        }
    }
}
