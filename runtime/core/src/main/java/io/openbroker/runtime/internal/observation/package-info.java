/** Calls of observers, none of which can make a request fail. */
@NullMarked
package io.openbroker.runtime.internal.observation;

import org.jspecify.annotations.NullMarked;
