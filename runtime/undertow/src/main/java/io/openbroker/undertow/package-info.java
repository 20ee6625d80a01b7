/** The server of a broker, and a handler for programs with an Undertow of their own. */
@NullMarked
package io.openbroker.undertow;

import org.jspecify.annotations.NullMarked;
