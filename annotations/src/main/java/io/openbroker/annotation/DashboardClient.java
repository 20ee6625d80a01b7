package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The OAuth client that Cloud Foundry creates so that users sign on to a service dashboard with their platform account
 * (OSB v2.17 profile, Dashboard Client Object).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface DashboardClient {

    /**
     * The client's id.
     *
     * @return a non-empty string that is unique on the platform
     */
    String id();

    /**
     * The client's secret. The profile requires it in the catalog.
     *
     * @return a non-empty string
     */
    String secret();

    /**
     * The URI to which the platform returns after sign-on.
     *
     * @return a URI, or an empty string for none
     */
    String redirectUri() default "";
}
