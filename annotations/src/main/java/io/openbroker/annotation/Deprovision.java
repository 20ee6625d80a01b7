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
 * one of these. It is also called to clean up after a creation that failed or was cancelled, so it accepts that the
 * service instance exists in part or not at all.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Deprovision {

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
