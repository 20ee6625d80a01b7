/** Assembles a broker from its dispatchers, credentials, limits and state. */
@NullMarked
package io.openbroker.runtime.internal.engine;

import org.jspecify.annotations.NullMarked;
