/** Serves a broker with the HTTP server of the JDK. */
@NullMarked
package io.openbroker.sample.embedding.jdk;

import org.jspecify.annotations.NullMarked;
