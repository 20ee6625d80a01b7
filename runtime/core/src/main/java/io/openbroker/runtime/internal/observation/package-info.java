/** Calls observers; one that fails never fails a request. */
@NullMarked
package io.openbroker.runtime.internal.observation;

import org.jspecify.annotations.NullMarked;
