/** Service instances and bindings of a run: their requests, operations and deletion. */
@NullMarked
package io.openbroker.conformance.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
