/** Measures what the processor costs a compilation. */
@NullMarked
package io.openbroker.sample.benchmarks;

import org.jspecify.annotations.NullMarked;
