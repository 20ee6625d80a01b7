/**
 * Measures a broker with Micrometer, for an existing registry of the program or for Prometheus at the management port.
 */
@NullMarked
package io.openbroker.metrics;

import org.jspecify.annotations.NullMarked;
