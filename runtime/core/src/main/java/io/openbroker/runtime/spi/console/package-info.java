/** The pages of a console, which are served on the admin port. */
@NullMarked
package io.openbroker.runtime.spi.console;

import org.jspecify.annotations.NullMarked;
