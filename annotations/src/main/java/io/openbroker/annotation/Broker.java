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
 * <p>The class is an ordinary one. It extends nothing, and one object of it serves all requests, several at a time; so
 * what it keeps in fields must be safe for use by many threads. Where the server is to create that object, the class has
 * a constructor without parameters that is not private.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Broker {}
