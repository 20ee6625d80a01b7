package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that deletes a service instance (OSB v2.17, "Deprovisioning").
 *
 * <p>It returns {@code void}, {@link io.openbroker.model.Accepted}, or a {@link java.util.concurrent.CompletionStage} of
 * one of these. It is also called to clean up after a creation that failed or was cancelled, and
 * called again if an earlier attempt was interrupted; so it must accept that the service instance exists only in part or not at all.
 *
 * <p>Unless the broker's state is {@linkplain State#EXTERNAL external}, the {@link Unbind} handler has been called for each
 * service binding that the service instance still had; if one of these calls fails, this handler is not called.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Deprovision {

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
