/** The pages of operations in a real browser, served by a real broker. */
@NullMarked
package io.openbroker.console.operations;

import org.jspecify.annotations.NullMarked;
