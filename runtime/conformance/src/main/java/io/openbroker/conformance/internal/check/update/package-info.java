/** Checks of fetching, updating and maintenance of service instances. */
@NullMarked
package io.openbroker.conformance.internal.check.update;

import org.jspecify.annotations.NullMarked;
