/** What servers share when they start: they open the state, generate credentials, and say what they serve. */
@NullMarked
package io.openbroker.runtime.internal.start;

import org.jspecify.annotations.NullMarked;
