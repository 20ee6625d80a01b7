@NullMarked
package io.openbroker.metrics;

import org.jspecify.annotations.NullMarked;
