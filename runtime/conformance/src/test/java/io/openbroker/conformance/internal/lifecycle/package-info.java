@NullMarked
package io.openbroker.conformance.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
