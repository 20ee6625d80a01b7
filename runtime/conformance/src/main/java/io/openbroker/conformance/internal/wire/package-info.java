/** Requests that are written to a connection byte for byte, well-formed or not. */
@NullMarked
package io.openbroker.conformance.internal.wire;

import org.jspecify.annotations.NullMarked;
