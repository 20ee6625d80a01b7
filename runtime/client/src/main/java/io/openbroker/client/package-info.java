/**
 * A client for brokers of any make: a typed request for each operation of the Open Service Broker API 2.13 to 2.17, and typed
 * results that say how a response breaks the specification.
 */
@NullMarked
package io.openbroker.client;

import org.jspecify.annotations.NullMarked;
