/** Checks of headers and versions. */
@NullMarked
package io.openbroker.conformance.internal.check.header;

import org.jspecify.annotations.NullMarked;
