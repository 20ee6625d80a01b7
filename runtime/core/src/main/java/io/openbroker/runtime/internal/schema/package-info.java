/** Validates parameters by the JSON schemas of the catalog. The only package that uses the schema library. */
@NullMarked
package io.openbroker.runtime.internal.schema;

import org.jspecify.annotations.NullMarked;
