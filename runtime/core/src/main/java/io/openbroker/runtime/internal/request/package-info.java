/** Reads routes, queries, headers and bodies of requests strictly, into commands. */
@NullMarked
package io.openbroker.runtime.internal.request;

import org.jspecify.annotations.NullMarked;
