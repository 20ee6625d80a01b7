/** Checks of requests that attackers send. */
@NullMarked
package io.openbroker.conformance.internal.check.hostile;

import org.jspecify.annotations.NullMarked;
