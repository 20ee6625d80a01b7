/** Opens the ports of a server, starts it and stops it. */
@NullMarked
package io.openbroker.undertow.internal.server;

import org.jspecify.annotations.NullMarked;
