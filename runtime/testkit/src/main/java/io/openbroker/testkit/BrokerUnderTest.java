package io.openbroker.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link BrokerTest} class that creates the broker. It has no parameters, and returns a {@link
 * io.openbroker.runtime.generated.BrokerDispatcher}, or a {@link TestBroker.Builder} for anything beyond that. It is called for
 * each test, and again for each {@link TestBroker#restart()}: what the broker keeps in its own fields is lost, as in a new process.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BrokerUnderTest {}
