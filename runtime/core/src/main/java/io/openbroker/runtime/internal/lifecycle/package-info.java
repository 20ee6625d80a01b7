/** Requests on service instances and service bindings: each is checked, claims its resource, and starts an operation. */
@NullMarked
package io.openbroker.runtime.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
