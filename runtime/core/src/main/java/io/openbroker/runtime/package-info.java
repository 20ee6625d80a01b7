/** API for programs that embed a broker and administer it. */
@NullMarked
package io.openbroker.runtime;

import org.jspecify.annotations.NullMarked;
