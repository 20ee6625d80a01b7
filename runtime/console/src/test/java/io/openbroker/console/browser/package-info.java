/** Pages in a real browser. */
@NullMarked
package io.openbroker.console.browser;

import org.jspecify.annotations.NullMarked;
