package io.openbroker.processor.check.catalog;

import io.openbroker.annotation.Flag;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerInput;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flag that is set by hand promises what the handlers, or the runtime where it keeps the state, can keep. */
public final class FlagRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            OfferingModel.OfferingFlags flags = offering.flags();
            needsHandler(broker, offering, "bindable", flags.bindable(), OsbOperation.BIND, found);
            needsHandler(broker, offering, "planUpdateable", flags.planUpdateable(), OsbOperation.UPDATE, found);
            needsHandler(
                    broker, offering, "allowContextUpdates", flags.allowContextUpdates(), OsbOperation.UPDATE, found);
            needsHandler(broker, offering, "requiresApp", flags.requiresApp(), OsbOperation.BIND, found);
            CatalogFlags derived = new CatalogFlags(broker, offering);
            if (isSet(flags.bindingsRetrievable()) && !derived.bindableAnywhere()) {
                found.add(notBindable(
                        "bindingsRetrievable",
                        flags.bindingsRetrievable(),
                        "no plan of offering \"" + offering.name().value() + "\" is bindable"));
            }
            for (PlanModel plan : offering.plans().plans()) {
                checkPlan(derived, plan, found);
            }
            if (broker.external()) {
                checkExternal(derived, offering, found);
            }
        }
        return found;
    }

    private static void checkPlan(CatalogFlags derived, PlanModel plan, List<Diagnostic> found) {
        BrokerModel broker = derived.broker();
        OfferingModel offering = derived.offering();
        PlanModel.PlanFlags flags = plan.flags();
        needsHandler(broker, offering, "bindable", flags.bindable(), OsbOperation.BIND, found);
        needsHandler(broker, offering, "planUpdateable", flags.planUpdateable(), OsbOperation.UPDATE, found);
        if (isSet(flags.bindingRotatable()) && !derived.bindable(plan)) {
            found.add(notBindable("bindingRotatable", flags.bindingRotatable(), "the plan is not bindable"));
        }
    }

    private static void needsHandler(
            BrokerModel broker,
            OfferingModel offering,
            String name,
            Setting<?> flag,
            OsbOperation operation,
            List<Diagnostic> found) {
        if (isSet(flag) && !broker.handles(offering, operation)) {
            found.add(notKept(
                    name,
                    flag,
                    "offering \"" + offering.name().value() + "\" has no @" + HandlerModel.annotation(operation)
                            + " handler",
                    "Add one, or remove the flag"));
        }
    }

    private static Diagnostic notBindable(String name, Setting<Flag> flag, String why) {
        return notKept(name, flag, why, "Make it bindable, or remove the flag");
    }

    private static boolean isSet(Setting<?> flag) {
        return flag.value() == Flag.TRUE || Boolean.TRUE.equals(flag.value());
    }

    /** Flags that need a handler if the runtime stores no state. */
    private static void checkExternal(CatalogFlags flags, OfferingModel offering, List<Diagnostic> found) {
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

    private static Optional<Diagnostic> fetch(
            CatalogFlags flags, String name, Setting<Flag> flag, OsbOperation operation) {
        if (flag.value() != Flag.TRUE || flags.broker().handles(flags.offering(), operation)) {
            return Optional.empty();
        }
        return Optional.of(notKept(
                name,
                flag,
                "the broker has state = EXTERNAL, and offering \""
                        + flags.offering().name().value() + "\" has no @" + HandlerModel.annotation(operation)
                        + " handler",
                "Add one, or remove the flag"));
    }

    private static Optional<Diagnostic> rotation(CatalogFlags flags, PlanModel plan) {
        Setting<Flag> flag = plan.flags().bindingRotatable();
        Optional<HandlerModel> bind = flags.broker().handler(flags.offering(), OsbOperation.BIND);
        if (flag.value() != Flag.TRUE || !flags.bindable(plan) || bind.isEmpty()) {
            return Optional.empty();
        }
        return objection(bind.get())
                .map(objection -> notKept(
                        "bindingRotatable",
                        flag,
                        "the broker has state = EXTERNAL, and " + objection,
                        "Receive BindRequest, which has predecessorBindingId() and parameters(), or remove the flag"));
    }

    /** Why a handler cannot create a successor from the predecessor's id, which is all that the platform sends. */
    private static Optional<String> objection(HandlerModel bind) {
        if (bind.parameters().stream()
                .noneMatch(parameter -> parameter.input().equals(Optional.of(HandlerInput.REQUEST)))) {
            return Optional.of(
                    "@Bind handler " + bind.shownName() + " does not receive the id of the predecessor binding");
        }
        return bind.parametersType()
                .map(type -> "the request of a rotation has no parameters, but @Bind handler " + bind.shownName()
                        + " receives a " + type.shortName());
    }

    /**
     * The message.
     *
     * @param member the member of the annotation, which a file knows with underscores
     */
    private static Diagnostic notKept(String member, Setting<?> flag, String why, String remedy) {
        boolean inFile = flag.source().isInFile();
        String value = flag.value().toString();
        return Diagnostic.of(
                DiagnosticCode.FLAG_NOT_KEPT,
                flag.source(),
                inFile ? member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : member,
                inFile ? value.toLowerCase(Locale.ROOT) : value,
                why,
                remedy);
    }
}
