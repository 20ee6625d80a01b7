package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import java.util.function.Predicate;

/**
 * When a check concerns a plan.
 *
 * @param holds whether it does
 * @param otherwise the reason why it does not, as a sentence
 */
public record Condition(Predicate<Plan> holds, String otherwise) {

    /** Instances can be bound. */
    public static final Condition BINDABLE = new Condition(Plan::bindable, "The plan is not bindable.");

    /** Instances cannot be bound. */
    public static final Condition NOT_BINDABLE = new Condition(plan -> !plan.bindable(), "The plan is bindable.");

    /** The plan of an instance can be changed. */
    public static final Condition PLAN_UPDATEABLE =
            new Condition(Plan::updateable, "The plan of an instance cannot be changed (plan_updateable).");

    /** The plan of an instance cannot be changed. */
    public static final Condition NOT_PLAN_UPDATEABLE =
            new Condition(plan -> !plan.updateable(), "The plan of an instance can be changed (plan_updateable).");

    /** Bindings can be rotated. */
    public static final Condition ROTATABLE =
            new Condition(Plan::rotatable, "Bindings of the plan cannot be rotated (binding_rotatable).");

    /** Instances can be fetched. */
    public static final Condition INSTANCES_RETRIEVABLE =
            new Condition(Plan::instancesRetrievable, "Instances cannot be fetched (instances_retrievable).");

    /** Bindings can be fetched. */
    public static final Condition BINDINGS_RETRIEVABLE = new Condition(
            plan -> plan.bindable() && plan.bindingsRetrievable(),
            "Bindings cannot be fetched (bindings_retrievable).");

    /** Updates may have a new context. */
    public static final Condition CONTEXT_UPDATES = new Condition(
            plan -> plan.offering().is("allow_context_updates"),
            "The offering does not support updates of the context (allow_context_updates).");

    /** The plan has maintenance information. */
    public static final Condition MAINTAINED =
            new Condition(plan -> plan.maintenanceVersion().isPresent(), "The plan has no maintenance_info.");

    /** The plan has no maintenance information. */
    public static final Condition NOT_MAINTAINED =
            new Condition(plan -> plan.maintenanceVersion().isEmpty(), "The plan has maintenance_info.");

    /** The plan publishes a schema for the parameters of an operation. */
    public static Condition schema(SchemaPlace place) {
        return new Condition(
                plan -> plan.schema(place).isPresent(), "The plan publishes no schema for " + place.title() + ".");
    }

    /** The offering requires a permission, such as {@code route_forwarding}. */
    public static Condition requires(String permission) {
        return new Condition(
                plan -> plan.offering().requires(permission), "The offering does not require " + permission + ".");
    }
}
