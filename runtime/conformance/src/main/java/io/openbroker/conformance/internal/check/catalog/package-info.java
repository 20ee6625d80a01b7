/** Checks of the catalog. */
@NullMarked
package io.openbroker.conformance.internal.check.catalog;

import org.jspecify.annotations.NullMarked;
