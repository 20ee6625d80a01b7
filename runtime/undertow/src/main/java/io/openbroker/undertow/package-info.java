/** The server of a broker, and a handler for those who have an Undertow already. */
@NullMarked
package io.openbroker.undertow;

import org.jspecify.annotations.NullMarked;
