package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that creates a service binding (OSB v2.17, "Binding"), also as the successor of another one ("Binding
 * Rotation").
 *
 * <p>It returns a type that becomes the JSON object {@code credentials}, {@link io.openbroker.model.ServiceBinding},
 * {@link io.openbroker.model.Accepted}, or a {@link java.util.concurrent.CompletionStage} of one of these.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bind {

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
