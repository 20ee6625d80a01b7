/** Measures the cost of requests to a broker with much state. */
@NullMarked
package io.openbroker.sample.benchmarks.state;

import org.jspecify.annotations.NullMarked;
