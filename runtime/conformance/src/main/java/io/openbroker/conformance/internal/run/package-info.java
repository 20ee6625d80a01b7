/** Runs checks. */
@NullMarked
package io.openbroker.conformance.internal.run;

import org.jspecify.annotations.NullMarked;
