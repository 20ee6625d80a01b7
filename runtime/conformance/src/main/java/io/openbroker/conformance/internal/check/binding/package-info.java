/** Checks of creating, rotating and fetching service bindings. */
@NullMarked
package io.openbroker.conformance.internal.check.binding;

import org.jspecify.annotations.NullMarked;
