/** What it takes to call a handler, and what is answered with what it returns: the same wherever a broker's state is. */
@NullMarked
package io.openbroker.runtime.internal.handler;

import org.jspecify.annotations.NullMarked;
