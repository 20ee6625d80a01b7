/** What a server adapter uses to pass requests to a broker: the head of a request first, its body when asked for. */
@NullMarked
package io.openbroker.runtime.server;

import org.jspecify.annotations.NullMarked;
