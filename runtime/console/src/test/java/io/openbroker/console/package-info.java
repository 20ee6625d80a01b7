@NullMarked
package io.openbroker.console;

import org.jspecify.annotations.NullMarked;
