/**
 * What a broker does, measured with Micrometer: for a registry that a program has already, and for Prometheus at the
 * operators' port.
 */
@NullMarked
package io.openbroker.metrics;

import org.jspecify.annotations.NullMarked;
