/** Who has changed what, and what came of it: one line of the log for each. */
@NullMarked
package io.openbroker.runtime.internal.audit;

import org.jspecify.annotations.NullMarked;
