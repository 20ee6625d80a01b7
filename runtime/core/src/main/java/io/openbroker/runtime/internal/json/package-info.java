/** The one place that configures Jackson: strict and bounded where requests are read, plain where answers are written. */
@NullMarked
package io.openbroker.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
