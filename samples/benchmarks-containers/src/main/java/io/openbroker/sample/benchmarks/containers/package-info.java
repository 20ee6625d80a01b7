/** A broker in servers of others, and these servers alone, for the benchmark of requests. */
@NullMarked
package io.openbroker.sample.benchmarks.containers;

import org.jspecify.annotations.NullMarked;
