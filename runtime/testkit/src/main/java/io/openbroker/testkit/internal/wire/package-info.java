/** The wire between a simulated platform and a broker, which breaks when a test wants it to. */
@NullMarked
package io.openbroker.testkit.internal.wire;

import org.jspecify.annotations.NullMarked;
