package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The maintenance information of a {@link Plan} (OSB v2.17, Maintenance Info Object). Requests with another version are rejected
 * with 422 {@code MaintenanceInfoConflict}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Maintenance {

    /**
     * The semantic version 2.0; increase it for every change that users should know of.
     *
     * @return a semantic version such as {@code "2.1.1+abcdef"}
     */
    String version();

    /**
     * The effect of an update to this version on users.
     *
     * @return the text, or an empty string for none
     */
    String description() default "";
}
