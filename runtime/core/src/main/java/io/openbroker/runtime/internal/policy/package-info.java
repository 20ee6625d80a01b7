/** Asks the policies of a broker about requests. */
@NullMarked
package io.openbroker.runtime.internal.policy;

import org.jspecify.annotations.NullMarked;
