package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that fetches a service instance (OSB v2.17, "Fetching a Service Instance"). Without it the runtime answers
 * from its store, unless the broker has {@link State#EXTERNAL}.
 *
 * <p>It returns {@link io.openbroker.model.ServiceInstance}, {@link io.openbroker.model.FetchedInstance}, or a {@link
 * java.util.concurrent.CompletionStage} of one of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FetchInstance {

    /**
     * The names of the offerings that the handler serves.
     *
     * @return the names; by default every offering of the class, or the one whose plan enum the handler receives
     */
    String[] offering() default {};
}
