/**
 * The way of a request from a server to the broker and back, without a server: an adapter hands over the head of a
 * request, and then, if the pipeline asks for it, its body. Adapters only carry bytes.
 */
@NullMarked
package io.openbroker.runtime.http;

import org.jspecify.annotations.NullMarked;
