package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a handler that receives what the user gave as {@code parameters}: a record or bean of your own,
 * {@code Map<String, Object>}, or a Jackson {@code JsonNode}. Where the user gave none it is as if {@code {}} was given.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Parameters {}
