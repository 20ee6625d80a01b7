/** What becomes of requests about what only the broker's handlers know: they are called for each, and nothing is stored. */
@NullMarked
package io.openbroker.runtime.internal.external;

import org.jspecify.annotations.NullMarked;
