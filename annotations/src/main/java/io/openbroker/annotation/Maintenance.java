package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The maintenance that service instances of a {@link Plan} are at (OSB v2.17, Maintenance Info Object). A request that
 * names another version is answered with 422 {@code MaintenanceInfoConflict}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Maintenance {

    /**
     * The version, in the form of semantic versioning 2.0; every change that users should hear of gets a higher one.
     *
     * @return a semantic version such as {@code "2.1.1+abcdef"}
     */
    String version();

    /**
     * What taking over this version means for users.
     *
     * @return the text, or an empty string for none
     */
    String description() default "";
}
