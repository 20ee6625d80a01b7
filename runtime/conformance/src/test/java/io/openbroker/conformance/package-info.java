@NullMarked
package io.openbroker.conformance;

import org.jspecify.annotations.NullMarked;
