package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that fetches a service binding (OSB v2.17, "Fetching a Service Binding"). Without it the runtime answers
 * from its store, unless the broker has {@link State#EXTERNAL}.
 *
 * <p>It returns a type that becomes the JSON object {@code credentials}, {@link io.openbroker.model.ServiceBinding},
 * {@link io.openbroker.model.FetchedBinding}, or a {@link java.util.concurrent.CompletionStage} of one of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FetchBinding {

    /**
     * The names of the offerings that the handler serves.
     *
     * @return the names; by default every offering of the class, or the one whose plan enum the handler receives
     */
    String[] offering() default {};
}
