package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that creates a service binding (OSB v2.17, "Binding"), or the successor of one ("Binding Rotation").
 *
 * <p>It returns a type that becomes the JSON object {@code credentials}, {@link io.openbroker.model.ServiceBinding},
 * {@link io.openbroker.model.Accepted}, or a {@link java.util.concurrent.CompletionStage} of one of these.
 *
 * <p>A synchronous handler is called once for each service binding: the runtime answers repeated requests from its records, and
 * different ones with 409. A background handler ({@link #async()}) is called <em>at least once</em>: after a crash or a lost
 * database connection the runtime calls it again with the same ids, so it must accept that its work is done in part or in full.
 * With {@link State#EXTERNAL} every request calls the handler, which itself recognizes what exists.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Bind {

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
