/** Authenticates requests on both ports, and delays clients that guess. */
@NullMarked
package io.openbroker.runtime.internal.authentication;

import org.jspecify.annotations.NullMarked;
