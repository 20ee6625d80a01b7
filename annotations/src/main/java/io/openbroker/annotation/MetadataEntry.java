package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A free-form entry of the metadata object of a {@link ServiceOffering} or a {@link Plan}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface MetadataEntry {

    /**
     * The entry's name in the metadata object.
     *
     * @return a non-empty string
     */
    String key();

    /**
     * The entry's value, as a JSON string. Set either this or {@link #json()}.
     *
     * @return the text
     */
    String value() default "";

    /**
     * The entry's value as a JSON document, such as {@code "5"}, {@code "true"} or {@code "{\"max\": 3}"}. Set either this or {@link #value()}.
     *
     * @return a JSON document
     */
    String json() default "";
}
