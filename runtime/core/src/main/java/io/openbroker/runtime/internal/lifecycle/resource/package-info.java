/** Service instances and service bindings: how they are found, and how they move from one phase to the next. */
@NullMarked
package io.openbroker.runtime.internal.lifecycle.resource;

import org.jspecify.annotations.NullMarked;
