package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that changes the plan, the parameters, the maintenance version or the context of a service instance
 * (OSB v2.17, "Updating a Service Instance").
 *
 * <p>It returns {@code void}, {@link io.openbroker.model.ServiceInstance}, {@link io.openbroker.model.Accepted}, or a
 * {@link java.util.concurrent.CompletionStage} of one of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Update {

    /**
     * Whether the runtime runs the handler in the background, where it is called <em>at least once</em>; see {@link Async}. A handler that
     * returns {@link io.openbroker.model.Accepted} starts the work itself and is always asynchronous.
     *
     * @return {@link Async#NEVER} by default
     */
    Async async() default Async.NEVER;

    /**
     * The names of the offerings that the handler serves.
     *
     * @return the names; by default every offering of the class, or the one whose plan enum the handler receives
     */
    String[] offering() default {};
}
