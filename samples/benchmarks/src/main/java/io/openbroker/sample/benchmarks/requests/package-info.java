/** Measures what requests cost a broker beside a bare server and beside Spring's framework. */
@NullMarked
package io.openbroker.sample.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
