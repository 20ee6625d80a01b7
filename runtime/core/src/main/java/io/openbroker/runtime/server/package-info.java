/** The interface between a server and a broker. A server passes the head of a request first, and its body on demand. */
@NullMarked
package io.openbroker.runtime.server;

import org.jspecify.annotations.NullMarked;
