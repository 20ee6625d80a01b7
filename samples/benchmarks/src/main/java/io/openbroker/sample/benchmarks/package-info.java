/** Measures the cost of the processor in a compilation. */
@NullMarked
package io.openbroker.sample.benchmarks;

import org.jspecify.annotations.NullMarked;
