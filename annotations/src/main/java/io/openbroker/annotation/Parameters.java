package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a handler that receives what the user gave as {@code parameters}: a record or bean of your own,
 * {@code Map<String, Object>}, or a Jackson {@code JsonNode}. Where the user gave none it is as if {@code {}} was given.
 *
 * <p>Of a record or bean a JSON schema is derived, which is published in the catalog and to which every request is held before
 * the handler is called.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Parameters {

    /**
     * A file with the JSON schema of the parameters, which is published and enforced instead of a derived one.
     *
     * @return the path of the file among the sources or resources, such as {@code schemas/create.json}; an empty string to
     *     derive the schema from the type
     */
    String schema() default "";
}
