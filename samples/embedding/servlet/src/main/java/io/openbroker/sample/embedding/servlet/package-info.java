/** Serves a broker in a servlet container. */
@NullMarked
package io.openbroker.sample.embedding.servlet;

import org.jspecify.annotations.NullMarked;
