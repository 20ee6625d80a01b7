/** Offerings without state: handlers are called for each request, and nothing is stored. */
@NullMarked
package io.openbroker.runtime.internal.external;

import org.jspecify.annotations.NullMarked;
