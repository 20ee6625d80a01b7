@NullMarked
package io.openbroker.testkit.internal.wire;

import org.jspecify.annotations.NullMarked;
