package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a handler that receives the {@code parameters} of the request, as a record, a bean, {@code Map<String,
 * Object>} or a Jackson {@code JsonNode}. A request without parameters counts as one with {@code {}}.
 *
 * <p>A JSON schema is derived from a record or bean. It is published in the catalog, and requests that do not conform are
 * rejected before the handler is called.
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
