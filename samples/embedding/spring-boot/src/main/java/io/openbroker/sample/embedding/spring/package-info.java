/** A Spring Boot application that is a broker too. */
@NullMarked
package io.openbroker.sample.embedding.spring;

import org.jspecify.annotations.NullMarked;
