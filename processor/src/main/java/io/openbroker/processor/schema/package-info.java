/** Writes the schemas of parameters as JSON, and checks those that users write. */
@NullMarked
package io.openbroker.processor.schema;

import org.jspecify.annotations.NullMarked;
