/** Serves the brokers of a Spring Boot application, on its own port. */
@NullMarked
package io.openbroker.spring;

import org.jspecify.annotations.NullMarked;
