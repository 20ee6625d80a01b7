/** Serves the pages of a console on the admin port. */
@NullMarked
package io.openbroker.runtime.internal.console;

import org.jspecify.annotations.NullMarked;
