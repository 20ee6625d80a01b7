/** Derives a schema from the type of parameters, as Jackson and Jakarta Validation understand it. */
@NullMarked
package io.openbroker.processor.read.schema;

import org.jspecify.annotations.NullMarked;
