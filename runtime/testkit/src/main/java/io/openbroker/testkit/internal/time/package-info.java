/** Time that tests turn. */
@NullMarked
package io.openbroker.testkit.internal.time;

import org.jspecify.annotations.NullMarked;
