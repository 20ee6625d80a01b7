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
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Plan {

    /**
     * The plan's immutable identity, by which platforms know it in every later request; a GUID is recommended.
     *
     * @return a non-empty string that no other offering or plan anywhere uses
     */
    String id();

    /**
     * The name under which users choose the plan.
     *
     * @return a string that is unique within the offering; by default the constant's name in lower case with hyphens for
     *     underscores, so {@code EXTRA_LARGE} is {@code extra-large}
     */
    String name() default "";

    /**
     * A short description for users.
     *
     * @return a non-empty string, at most 255 characters if every platform is to show it whole
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
     * @return by default what the offering says
     */
    Flag bindable() default Flag.FROM_HANDLERS;

    /**
     * Whether service instances of this plan may change to another.
     *
     * @return by default what the offering says
     */
    Flag planUpdateable() default Flag.FROM_HANDLERS;

    /**
     * Whether a service binding of this plan may be replaced by a successor (OSB v2.17, "Binding Rotation").
     *
     * @return by default, whether the plan is bindable, since the runtime hands the predecessor's parameters to the {@link
     *     Bind} handler
     */
    Flag bindingRotatable() default Flag.FROM_HANDLERS;

    /**
     * How long a platform should poll an asynchronous operation of this plan at the most.
     *
     * @return seconds, greater than zero; left out, the platform decides
     */
    int maximumPollingDuration() default 0;

    /**
     * The maintenance that service instances of this plan are at.
     *
     * @return at most one
     */
    Maintenance[] maintenance() default {};

    /**
     * Whether the plan is no longer offered: it is left out of the catalog and cannot be provisioned any more, but the
     * service instances that have it are served as before.
     *
     * @return {@code true} for a plan that only existing service instances may have
     */
    boolean retired() default false;

    /**
     * The draft of JSON schema in which the plan's parameters are described, where the schema is derived from a type.
     *
     * @return the draft; left out, that of the offering
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
     * What the plan costs (profile, Plan Metadata).
     *
     * @return the costs, all of which may be billed
     */
    Cost[] costs() default {};

    /**
     * Further entries of the plan's metadata object.
     *
     * @return entries with keys that differ from each other and from the members above
     */
    MetadataEntry[] metadata() default {};
}
