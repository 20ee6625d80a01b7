/**
 * HTTP with a broker: requests, responses, and exchanges that did not succeed, as values. Nothing here knows the operations of the
 * specification; {@code io.openbroker.client} does.
 */
@NullMarked
package io.openbroker.client.http;

import org.jspecify.annotations.NullMarked;
