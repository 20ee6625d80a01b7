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
import io.openbroker.processor.model.catalog.OfferingModel.OfferingFlags;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerInput;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flag that is set by hand promises what the handlers, or the runtime where it keeps the state, can keep. */
public final class FlagRule implements Rule {

    private static final String EXTERNAL = "the broker has state = EXTERNAL, and ";

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        OfferingFlags flags = offering.flags();
        Check check = new Check(new CatalogFlags(broker, offering), found);
        check.needsHandler("bindable", flags.bindable(), OsbOperation.BIND, "");
        check.needsHandler("planUpdateable", flags.planUpdateable(), OsbOperation.UPDATE, "");
        check.needsHandler("allowContextUpdates", flags.allowContextUpdates(), OsbOperation.UPDATE, "");
        check.needsHandler("requiresApp", flags.requiresApp(), OsbOperation.BIND, "");
        boolean bindable = check.derived.bindableAnywhere();
        if (!bindable) {
            check.rejectUnbindable(
                    "bindingsRetrievable",
                    flags.bindingsRetrievable(),
                    "no plan of " + check.offering() + " is bindable");
        }
        if (broker.external()) {
            check.needsHandler(
                    "instancesRetrievable", flags.instancesRetrievable(), OsbOperation.FETCH_INSTANCE, EXTERNAL);
        }
        if (broker.external() && bindable) {
            check.needsHandler(
                    "bindingsRetrievable", flags.bindingsRetrievable(), OsbOperation.FETCH_BINDING, EXTERNAL);
        }
        for (PlanModel plan : offering.plans().plans()) {
            check.plan(plan);
        }
    }

    /** Checks the flags of one offering. */
    private record Check(CatalogFlags derived, List<Diagnostic> found) {

        void plan(PlanModel plan) {
            needsHandler("bindable", plan.flags().bindable(), OsbOperation.BIND, "");
            needsHandler("planUpdateable", plan.flags().planUpdateable(), OsbOperation.UPDATE, "");
            if (!derived.bindable(plan)) {
                rejectUnbindable("bindingRotatable", plan.flags().bindingRotatable(), "the plan is not bindable");
            } else if (derived.broker().external()) {
                rotation(plan.flags().bindingRotatable());
            }
        }

        String offering() {
            return "offering \"" + derived.offering().name().value() + "\"";
        }

        void needsHandler(String name, Setting<?> flag, OsbOperation operation, String because) {
            if (isSet(flag) && !derived.broker().handles(derived.offering(), operation)) {
                String annotation = HandlerModel.annotation(operation);
                reject(
                        name,
                        flag,
                        because + offering() + " has no @" + annotation + " handler",
                        "Add one, or remove the flag");
            }
        }

        void rejectUnbindable(String name, Setting<Flag> flag, String why) {
            if (isSet(flag)) {
                reject(name, flag, why, "Make it bindable, or remove the flag");
            }
        }

        private void rotation(Setting<Flag> flag) {
            Optional<HandlerModel> bind = derived.broker().handler(derived.offering(), OsbOperation.BIND);
            if (isSet(flag) && bind.isPresent()) {
                objection(bind.get())
                        .ifPresent(objection -> reject(
                                "bindingRotatable",
                                flag,
                                EXTERNAL + objection,
                                "Receive BindRequest, which has predecessorBindingId() and parameters(), or remove the"
                                        + " flag"));
            }
        }

        /**
         * Adds the message.
         *
         * @param member the member of the annotation, which a file knows with underscores
         */
        private void reject(String member, Setting<?> flag, String why, String remedy) {
            boolean inFile = flag.source().isInFile();
            String value = flag.value().toString();
            found.add(Diagnostic.of(
                    DiagnosticCode.FLAG_NOT_KEPT,
                    flag.source(),
                    inFile ? member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : member,
                    inFile ? value.toLowerCase(Locale.ROOT) : value,
                    why,
                    remedy));
        }
    }

    private static boolean isSet(Setting<?> flag) {
        return flag.value() == Flag.TRUE || Boolean.TRUE.equals(flag.value());
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
}
