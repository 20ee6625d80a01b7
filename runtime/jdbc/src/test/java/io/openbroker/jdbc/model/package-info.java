/** Random requests against a simple model, on every store. */
@NullMarked
package io.openbroker.jdbc.model;

import org.jspecify.annotations.NullMarked;
