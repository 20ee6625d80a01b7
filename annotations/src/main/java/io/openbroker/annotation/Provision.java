package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that creates a service instance (OSB v2.17, "Provisioning").
 *
 * <p>It returns {@code void}, {@link io.openbroker.model.ServiceInstance}, {@link io.openbroker.model.Accepted}, or a
 * {@link java.util.concurrent.CompletionStage} of one of these. The runtime calls it once for a service instance: a
 * repeated request is answered from what was recorded, a different one with 409. With {@link State#EXTERNAL} it
 * calls it for every request, and the handler tells what exists already.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Provision {

    /**
     * Whether the handler runs asynchronously. A handler that returns {@link io.openbroker.model.Accepted} has started the
     * work itself and is asynchronous always.
     *
     * @return by default never
     */
    Async async() default Async.NEVER;

    /**
     * The names of the offerings that this handler serves.
     *
     * @return the names; when none is given, all offerings of the class, or the one whose plan enum the handler takes
     */
    String[] offering() default {};
}
