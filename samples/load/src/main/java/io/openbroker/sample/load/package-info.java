/** A server among clients of every kind, and what the good ones notice of the others. */
@NullMarked
package io.openbroker.sample.load;

import org.jspecify.annotations.NullMarked;
