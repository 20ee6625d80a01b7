package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service plan: a constant of the enum that {@link ServiceOffering#plans()} names (OSB v2.17, "Catalog Management",
 * Service Plan Object).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Plan {

    /**
     * The plan's id, which must never change; platforms send it in every request. A GUID is recommended.
     *
     * @return a non-empty string that is unique across all offerings and plans of a platform
     */
    String id();

    /**
     * The name by which users choose the plan.
     *
     * @return a string that is unique within the offering; by default the constant's name in lower case with hyphens for
     *     underscores, so {@code EXTRA_LARGE} is {@code extra-large}
     */
    String name() default "";

    /**
     * A short description for users.
     *
     * @return a non-empty string; some platforms show at most 255 characters
     */
    String description();

    /**
     * Whether service instances of this plan cost nothing.
     *
     * @return {@code false} if they have a cost
     */
    boolean free() default true;

    /**
     * Whether service instances of this plan can be bound.
     *
     * @return the value of the offering by default
     */
    Flag bindable() default Flag.FROM_HANDLERS;

    /**
     * Whether service instances of this plan can change to another plan.
     *
     * @return the value of the offering by default
     */
    Flag planUpdateable() default Flag.FROM_HANDLERS;

    /**
     * Whether a service binding of this plan may be replaced by a successor (OSB v2.17, "Binding Rotation").
     *
     * @return whether the plan is bindable by default, since the runtime passes the predecessor's parameters to the {@link Bind}
     *     handler
     */
    Flag bindingRotatable() default Flag.FROM_HANDLERS;

    /**
     * The maximum time that platforms poll an asynchronous operation of this plan, in seconds.
     *
     * @return a number greater than 0; by default the platform decides
     */
    int maximumPollingDuration() default 0;

    /**
     * The maintenance information of this plan.
     *
     * @return at most one
     */
    Maintenance[] maintenance() default {};

    /**
     * Whether the plan is no longer offered. It is not in the catalog and cannot be provisioned, but its existing service instances
     * are served as before.
     *
     * @return {@code true} for a plan that only existing service instances have
     */
    boolean retired() default false;

    /**
     * The JSON schema draft of schemas that are derived from types of parameters.
     *
     * @return the draft of the offering by default
     */
    SchemaDraft schemaDraft() default SchemaDraft.DRAFT_04;

    /**
     * The name shown in graphical clients (profile, Plan Metadata).
     *
     * @return the name, or an empty string for none
     */
    String displayName() default "";

    /**
     * Features to be shown as a bulleted list (profile, Plan Metadata).
     *
     * @return the features, in the order of the list
     */
    String[] bullets() default {};

    /**
     * The costs of the plan (profile, Plan Metadata).
     *
     * @return the costs, which may all be billed
     */
    Cost[] costs() default {};

    /**
     * Further entries of the plan's metadata object.
     *
     * @return entries with keys that differ from each other and from the members above
     */
    MetadataEntry[] metadata() default {};
}
