/** Requests and responses, read leniently. */
@NullMarked
package io.openbroker.conformance.internal.exchange;

import org.jspecify.annotations.NullMarked;
