package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a service broker: the compiler reads its {@link ServiceOffering} annotations and its handlers, and
 * generates a dispatcher, the catalog, and a server beside it.
 *
 * <p>Texts of the catalog may have placeholders for values that are known only at start: <code>${NAME}</code> for the system
 * property or environment variable of that name, and <code>${NAME:default}</code>; <code>$${</code> is <code>${</code> itself.
 *
 * <p>The class is an ordinary one. It extends nothing, and one object of it serves all requests, several at a time; so
 * what it keeps in fields must be safe for use by many threads. Where the server is to create that object, the class has
 * a constructor without parameters that is not private.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Broker {

    /**
     * A file with offerings, as the specification writes a catalog, in JSON, or in YAML if its name ends with {@code .yaml}
     * or {@code .yml}. The compiler looks for it in the folders that the option {@code -Aopenbroker.resources} names, or
     * else on the source path, in the class output and on the class path; beside the class first, then at the root. Its
     * offerings are checked and served like those of {@link ServiceOffering} annotations, and stand after them.
     *
     * @return the path with forward slashes, or an empty string for none
     */
    String catalog() default "";

    /**
     * Who knows the service instances and service bindings. With {@link State#EXTERNAL} the compiler insists on the handlers
     * without which nobody would.
     *
     * @return the runtime, unless said otherwise
     */
    State state() default State.MANAGED;

    /**
     * The draft of JSON schema in which parameters are described, where the schema is derived from a type.
     *
     * @return the draft for all plans that choose no other, themselves or in their {@link ServiceOffering}
     */
    SchemaDraft schemaDraft() default SchemaDraft.DRAFT_04;
}
