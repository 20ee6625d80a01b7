/** A servlet that serves a broker, for programs and containers with the Jakarta Servlet API. */
@NullMarked
package io.openbroker.servlet;

import org.jspecify.annotations.NullMarked;
