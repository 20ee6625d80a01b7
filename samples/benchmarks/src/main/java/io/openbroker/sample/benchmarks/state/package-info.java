/** Measures what requests cost when a broker knows much. */
@NullMarked
package io.openbroker.sample.benchmarks.state;

import org.jspecify.annotations.NullMarked;
