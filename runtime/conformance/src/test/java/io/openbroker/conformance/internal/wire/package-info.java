@NullMarked
package io.openbroker.conformance.internal.wire;

import org.jspecify.annotations.NullMarked;
