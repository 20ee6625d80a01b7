/** Holds parameters to the JSON schemas that the catalog publishes. The only place that knows the schema library. */
@NullMarked
package io.openbroker.runtime.internal.schema;

import org.jspecify.annotations.NullMarked;
