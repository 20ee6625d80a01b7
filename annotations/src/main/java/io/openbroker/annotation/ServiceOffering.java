package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service offering in the catalog of a {@link Broker} (OSB v2.17, "Catalog Management", Service Offering Object).
 *
 * <p>Members that are left out do not appear in the catalog. The flags follow from the handlers of the class; see
 * {@link Flag}.
 */
@Documented
@Repeatable(ServiceOfferings.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ServiceOffering {

    /**
     * The offering's id, which must never change; platforms send it in every request. A GUID is recommended.
     *
     * @return a non-empty string that is unique across all offerings and plans of a platform
     */
    String id();

    /**
     * The name by which users find the offering; letters, digits, periods and hyphens are recommended.
     *
     * @return a non-empty string, unique within the catalog
     */
    String name();

    /**
     * A short description for users.
     *
     * @return a non-empty string; some platforms show at most 255 characters
     */
    String description();

    /**
     * The plans: an enum whose constants are annotated with {@link Plan}.
     *
     * @return the enum's class, which has at least one constant that is not retired
     */
    Class<? extends Enum<?>> plans();

    /**
     * Classifications of the service, such as {@code "relational"}, by which applications find a fitting one.
     *
     * @return the tags, in the order of the catalog
     */
    String[] tags() default {};

    /**
     * Permissions that the user must grant to the service.
     *
     * @return the permissions; needed for a binding with a syslog drain, a route service or volume mounts
     */
    Permission[] requires() default {};

    /**
     * Whether service instances can be bound.
     *
     * @return by default, whether the class has a {@link Bind} handler for this offering
     */
    Flag bindable() default Flag.FROM_HANDLERS;

    /**
     * Whether a service instance may change its plan.
     *
     * @return by default, whether the class has an {@link Update} handler for this offering
     */
    Flag planUpdateable() default Flag.FROM_HANDLERS;

    /**
     * Whether platforms may fetch service instances.
     *
     * @return by default yes, since the runtime answers from its own state where the class has no {@link FetchInstance}
     *     handler
     */
    Flag instancesRetrievable() default Flag.FROM_HANDLERS;

    /**
     * Whether platforms may fetch service bindings.
     *
     * @return by default, whether the offering is bindable, since the runtime answers from its own state where the class
     *     has no {@link FetchBinding} handler
     */
    Flag bindingsRetrievable() default Flag.FROM_HANDLERS;

    /**
     * Whether platforms may send an update that changes nothing but the context, say a service instance's name.
     *
     * @return whether the {@link Update} handler wants to hear of such changes
     */
    boolean allowContextUpdates() default false;

    /**
     * Whether a binding is for an application only: a bind request that names none is then answered with 422 {@code
     * RequiresApp}.
     *
     * @return whether {@code app_guid} must be given
     */
    boolean requiresApp() default false;

    /**
     * The draft of JSON schema in which parameters of the offering's plans are described, where the schema is derived from a type.
     *
     * @return the draft; left out, that of the broker
     */
    SchemaDraft schemaDraft() default SchemaDraft.DRAFT_04;

    /**
     * The name shown in graphical clients (profile, Service Metadata).
     *
     * @return the name, or an empty string for none
     */
    String displayName() default "";

    /**
     * An image for graphical clients (profile, Service Metadata).
     *
     * @return a URL or a data URL, or an empty string for none
     */
    String imageUrl() default "";

    /**
     * A long description (profile, Service Metadata).
     *
     * @return the text, or an empty string for none
     */
    String longDescription() default "";

    /**
     * The provider of the actual service (profile, Service Metadata).
     *
     * @return the name, or an empty string for none
     */
    String providerDisplayName() default "";

    /**
     * Where the service is documented (profile, Service Metadata).
     *
     * @return a URL, or an empty string for none
     */
    String documentationUrl() default "";

    /**
     * Where users get support (profile, Service Metadata).
     *
     * @return a URL, or an empty string for none
     */
    String supportUrl() default "";

    /**
     * Further entries of the offering's metadata object.
     *
     * @return entries with keys that differ from each other and from the members above
     */
    MetadataEntry[] metadata() default {};

    /**
     * The OAuth client for single sign-on to dashboards (profile, Catalog Extensions).
     *
     * @return at most one client
     */
    DashboardClient[] dashboardClient() default {};
}
