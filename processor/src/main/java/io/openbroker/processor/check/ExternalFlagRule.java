package io.openbroker.processor.check;

import io.openbroker.annotation.Flag;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogFlags;
import io.openbroker.processor.model.HandlerInput;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags that the runtime keeps where it keeps the state, and else only handlers can. */
final class ExternalFlagRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        if (!broker.external()) {
            return found;
        }
        for (OfferingModel offering : broker.offerings()) {
            CatalogFlags flags = new CatalogFlags(broker, offering);
            fetch(flags, "instancesRetrievable", offering.flags().instancesRetrievable(), OsbOperation.FETCH_INSTANCE)
                    .ifPresent(found::add);
            if (flags.bindableAnywhere()) {
                fetch(flags, "bindingsRetrievable", offering.flags().bindingsRetrievable(), OsbOperation.FETCH_BINDING)
                        .ifPresent(found::add);
            }
            for (PlanModel plan : offering.plans().plans()) {
                rotation(flags, plan).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Diagnostic> fetch(
            CatalogFlags flags, String name, Setting<Flag> flag, OsbOperation operation) {
        if (flag.value() != Flag.TRUE || flags.broker().handles(flags.offering(), operation)) {
            return Optional.empty();
        }
        return Optional.of(UnkeptFlag.of(
                name,
                flag,
                "the broker has state = EXTERNAL, and the offering \""
                        + flags.offering().name().value() + "\" has no @" + HandlerModel.annotation(operation)
                        + " handler",
                "Add one, or leave the flag out"));
    }

    private static Optional<Diagnostic> rotation(CatalogFlags flags, PlanModel plan) {
        Setting<Flag> flag = plan.flags().bindingRotatable();
        Optional<HandlerModel> bind = flags.broker().handler(flags.offering(), OsbOperation.BIND);
        if (flag.value() != Flag.TRUE || !flags.bindable(plan) || bind.isEmpty()) {
            return Optional.empty();
        }
        return objection(bind.get())
                .map(objection -> UnkeptFlag.of(
                        "bindingRotatable",
                        flag,
                        "the broker has state = EXTERNAL, and " + objection,
                        "Take BindRequest, which has predecessorBindingId() and parameters(), or leave the flag out"));
    }

    /** Why a handler cannot make a successor, of which the platform gives nothing but the id of the predecessor. */
    private static Optional<String> objection(HandlerModel bind) {
        if (bind.parameters().stream()
                .noneMatch(parameter -> parameter.input().equals(Optional.of(HandlerInput.REQUEST)))) {
            return Optional.of("the @Bind handler " + bind.shownName() + " cannot know which binding is succeeded");
        }
        return bind.parametersType()
                .map(type -> "a rotation has no parameters of its own, of which the @Bind handler " + bind.shownName()
                        + " takes a " + type.shortName());
    }
}
