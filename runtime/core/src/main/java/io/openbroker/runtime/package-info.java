/** What a program uses to run a broker inside itself, and to administer it. */
@NullMarked
package io.openbroker.runtime;

import org.jspecify.annotations.NullMarked;
