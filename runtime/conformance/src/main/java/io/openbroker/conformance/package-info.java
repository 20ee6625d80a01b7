/** Checks whether a broker, whoever wrote it, conforms to the Open Service Broker API. */
@NullMarked
package io.openbroker.conformance;

import org.jspecify.annotations.NullMarked;
