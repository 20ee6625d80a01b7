/** Receives the bodies of requests within the limits of what all senders, and each of them, may use. */
@NullMarked
package io.openbroker.runtime.internal.intake;

import org.jspecify.annotations.NullMarked;
