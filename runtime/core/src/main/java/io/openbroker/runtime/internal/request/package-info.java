/** Reading requests: the route, the query, the headers and the body, strictly, until a command comes out. */
@NullMarked
package io.openbroker.runtime.internal.request;

import org.jspecify.annotations.NullMarked;
