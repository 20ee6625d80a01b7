package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a service broker. The compiler reads its {@link ServiceOffering} annotations and its handlers, and generates a
 * dispatcher, the catalog and a main method for it.
 *
 * <p>Texts of the catalog may contain placeholders that are resolved at start: <code>${NAME}</code> for the system
 * property or environment variable of that name, and <code>${NAME:default}</code>; <code>$${</code> stands for a literal <code>${</code>.
 *
 * <p>The class needs no superclass or interface. One object of it serves all requests concurrently, so its fields must be
 * thread-safe. If it has a constructor without parameters that is not private, the generated main method creates that object.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Broker {

    /**
     * A file with offerings in the form of the specification's catalog, in JSON, or in YAML if its name ends with {@code .yaml}
     * or {@code .yml}. The compiler looks in the folders of the option {@code -Aopenbroker.resources}, or without it on the
     * source path, in the class output and on the class path: first in the package of the class, then at the root. Its
     * offerings follow those of {@link ServiceOffering} annotations in the catalog.
     *
     * @return the path with forward slashes, or an empty string for none
     */
    String catalog() default "";

    /**
     * Where service instances and service bindings are stored. With {@link State#EXTERNAL} the compiler requires the handlers that
     * replace the runtime's store.
     *
     * @return {@link State#MANAGED} by default
     */
    State state() default State.MANAGED;

    /**
     * The JSON schema draft of schemas that are derived from types of parameters.
     *
     * @return the draft for plans that do not set one, nor does their {@link ServiceOffering}
     */
    SchemaDraft schemaDraft() default SchemaDraft.DRAFT_04;
}
