/** What becomes of service instances and service bindings: claim, call, record. */
@NullMarked
package io.openbroker.runtime.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
