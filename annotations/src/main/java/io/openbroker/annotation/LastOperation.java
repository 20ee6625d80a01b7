package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that returns the status of an operation on a service instance that a handler started with {@link
 * io.openbroker.model.Accepted} (OSB v2.17, "Polling Last Operation for Service Instances").
 *
 * <p>It returns {@link io.openbroker.model.OperationStatus} or a {@link java.util.concurrent.CompletionStage} of it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LastOperation {

    /**
     * The names of the offerings that the handler serves.
     *
     * @return the names; by default every offering of the class, or the one whose plan enum the handler receives
     */
    String[] offering() default {};
}
