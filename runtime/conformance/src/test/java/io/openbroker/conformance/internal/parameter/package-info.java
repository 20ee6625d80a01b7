@NullMarked
package io.openbroker.conformance.internal.parameter;

import org.jspecify.annotations.NullMarked;
