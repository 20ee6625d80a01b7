package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link ServiceOffering} annotations of one class; the compiler writes it, users need not. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ServiceOfferings {

    /**
     * The offerings.
     *
     * @return the offerings, in the order in which they are written
     */
    ServiceOffering[] value();
}
