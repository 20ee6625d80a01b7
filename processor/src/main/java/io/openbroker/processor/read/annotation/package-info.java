/** Reads annotations and types, and the offerings and plans that annotations describe. */
@NullMarked
package io.openbroker.processor.read.annotation;

import org.jspecify.annotations.NullMarked;
