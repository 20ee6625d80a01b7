/** The audit log: one line for each request for a change, and for each end of an operation. */
@NullMarked
package io.openbroker.runtime.internal.audit;

import org.jspecify.annotations.NullMarked;
