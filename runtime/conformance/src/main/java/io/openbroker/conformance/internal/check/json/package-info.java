/** Checks of how requests are read. */
@NullMarked
package io.openbroker.conformance.internal.check.json;

import org.jspecify.annotations.NullMarked;
