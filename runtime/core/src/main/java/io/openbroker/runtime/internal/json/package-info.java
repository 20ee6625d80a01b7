/** Reads JSON strictly and within limits, and writes JSON. */
@NullMarked
package io.openbroker.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
