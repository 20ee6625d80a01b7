/** What this replica has done in the last hour, minute by minute, for admins without a collector of metrics. */
@NullMarked
package io.openbroker.runtime.internal.history;

import org.jspecify.annotations.NullMarked;
