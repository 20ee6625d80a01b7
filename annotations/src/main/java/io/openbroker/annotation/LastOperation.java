package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that tells how an operation on a service instance stands that a handler has started itself and
 * answered with {@link io.openbroker.model.Accepted} (OSB v2.17, "Polling Last Operation for Service Instances").
 *
 * <p>It returns {@link io.openbroker.model.OperationStatus} or a {@link java.util.concurrent.CompletionStage} of it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LastOperation {

    /**
     * The names of the offerings that this handler serves.
     *
     * @return the names; when none is given, all offerings of the class, or the one whose plan enum the handler takes
     */
    String[] offering() default {};
}
