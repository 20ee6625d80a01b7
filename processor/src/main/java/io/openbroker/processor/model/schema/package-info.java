/** Schemas of parameters. */
@NullMarked
package io.openbroker.processor.model.schema;

import org.jspecify.annotations.NullMarked;
