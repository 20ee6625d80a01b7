/** The web pages of a broker. */
@NullMarked
package io.openbroker.console;

import org.jspecify.annotations.NullMarked;
